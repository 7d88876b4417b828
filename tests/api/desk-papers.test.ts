import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { taggedText } from '#tests/support/tagged-text.ts'
import { first } from '#tests/support/known.ts'

let door: Door
let world: World
let owner: Browser

const signedIn = async (username: string): Promise<Browser> => {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  owner = await signedIn('owner')
})
afterAll(async () => {
  await closeRenderers()
  await door.close()
})
const readingsOf = (caseId: string) =>
  door.readAsOwner(
    `SELECT FROM audit.reading r JOIN help_case c ON c.person_id = r.person_id
     WHERE r.kind = 'document' AND c.id = $1`,
    [caseId],
  )

describe('a paper for the desk', () => {
  const textOf = async (path: string): Promise<string> => {
    const response = await fetch(door.url + path, {
      headers: { cookie: [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(response.headers.get('content-type')).toContain('application/pdf')
    return (await taggedText(Buffer.from(await response.arrayBuffer())))
      .flat()
      .map(({ text }) => text)
      .join(' ')
  }

  it('about consents says for each what it is for, what a no means and that it can be taken back', async () => {
    const { id: caseId } = await world.openCase()

    const text = await textOf(`/api/cases/${caseId}/papers/consent-form/pdf`)

    expect(text.match(/Wofür:/g)).toHaveLength(7)
    expect(text.match(/Wenn Sie Nein sagen:/g)).toHaveLength(7)
    expect(text.match(/Das geht jederzeit\./g)).toHaveLength(7)
    expect(text).toContain('Bisher haben Sie Ja gesagt')
    expect(await readingsOf(caseId)).toHaveLength(1)
  })

  it('about the assessment stands there once there is a sheet, for those who work on the case alone', async () => {
    const { id: caseId } = await world.openCase()
    const lead = await signedIn('lead')
    const kinds = async (browser: Browser) =>
      z
        .array(z.looseObject({ kind: z.string() }))
        .parse((await browser.fetch(`/api/cases/${caseId}/documents`)).json['papers'])
        .map(({ kind }) => kind)
    expect(await kinds(owner)).toEqual(['consent-form', 'privacy-notice'])
    expect(await owner.fetch(`/api/cases/${caseId}/papers/assessment-sheet/pdf`)).toMatchObject({
      status: 404,
    })
    const areas = {
      create: [
        {
          area: 'work',
          discussed: 'yes',
          clientView: 'Draußen arbeiten',
          professionalView: 'Viel Erfahrung',
          differs: true,
          resource: 3,
          need: 1,
          obstacles: [],
        },
        { area: 'health', discussed: 'unwanted', obstacles: [] },
      ],
    }
    await door.deps.db.prisma.assessment.create({
      data: {
        caseId,
        version: 1,
        summary: 'Es geht voran.',
        strengths: ['Ausdauer'],
        by: await door.staffId('owner'),
        at: new Date(),
        areas,
      },
    })

    const text = await textOf(`/api/cases/${caseId}/papers/assessment-sheet/pdf`)

    expect(text).toMatch(/Ihre Sicht.*Unsere Sicht.*Draußen arbeiten.*Viel Erfahrung/)
    expect(text).toContain('Wir sehen das verschieden.')
    expect(text).toContain('Dazu möchten Sie nichts sagen.')
    expect(await kinds(lead)).toEqual(['consent-form', 'privacy-notice'])
    expect(await lead.fetch(`/api/cases/${caseId}/papers/assessment-sheet/pdf`)).toMatchObject({
      status: 404,
    })
  })

  it('about the end names the goals, where they began and how both sides saw them last', async () => {
    const { id: caseId } = await world.openCase()
    const { prisma } = door.deps.db
    const by = await door.staffId('owner')
    const at = new Date('2026-03-01T09:00:00Z')
    const goals = {
      create: [
        {
          position: 1,
          title: 'Sprachkurs',
          lifeArea: 'language',
          indicator: 'Zeugnis',
          startLevel: -2,
          scale: { '0': 'jede Woche' },
        },
      ],
    }
    const plan = await prisma.helpPlan.create({
      data: {
        caseId,
        version: 1,
        state: 'active',
        guidingGoal: 'Arbeiten',
        reviewOn: at,
        hints: [],
        by,
        at,
        activeFrom: at,
        goals,
      },
      include: { goals: true },
    })
    await prisma.review.create({
      data: {
        caseId,
        planId: plan.id,
        lifeChanges: [],
        at,
        ratings: { create: { goalId: first(plan.goals).id, client: 1, caseworker: 0 } },
      },
    })
    await prisma.closingReport.create({
      data: { caseId, endCode: 'C09', whatHelped: 'Zuhören', benefitState: 'unchanged', by, at },
    })

    const text = await textOf(`/api/cases/${caseId}/papers/closing-report/pdf`)

    expect(text).toMatch(/Sprachkurs.*viel weniger als erwartet.*mehr als erwartet.*wie erwartet/)
    expect(text).toContain('Ziele erreicht, Bezug dauert an')
    expect(text).toContain('Zuhören')
  })

  it('never carries an address that is blocked', async () => {
    const { id: caseId, personId } = await world.openCase()
    await door.deps.db.prisma.person.update({
      where: { id: personId },
      data: { blockingNotice: true, street: 'Geheimgasse 1', phone: '0000 4711' },
    })

    const text = await textOf(`/api/cases/${caseId}/papers/consent-form/pdf`)

    expect(text).not.toMatch(/Geheimgasse|4711/)
  })
})
