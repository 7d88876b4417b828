import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveCampaign } from '#server/procedure/campaigns/approve-campaign.form.ts'
import { proposeEnd } from '#server/procedure/cases/propose-end.ts'
import { closingReport, confirmClosure } from '#server/procedure/closures/closure.form.ts'
import type { AboutFact, FormTask, Submitted } from '#server/procedure/tasks/form-use-case.ts'
import { caseSubject, type Subject } from '#server/base/subject.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { known } from '#tests/support/known.ts'

let desk: CampaignDesk
let world: World

beforeAll(async () => {
  desk = await CampaignDesk.open()
  world = await buildWorld(desk.door)
})
afterAll(() => desk.door.close())

const taskOf = (subject: Subject): FormTask => ({
  key: '1',
  formId: '',
  subject,
  role: 'team-lead',
  agency: 'kinderhaus',
  processInstanceKey: '1',
  elementId: '',
})
const inWords = (about: AboutFact[] = []) =>
  Object.fromEntries(about.map(({ label, value }) => [label, value]))

describe('who approves a campaign', () => {
  it('reads whom it reaches, on what basis, when, and who is left out', async () => {
    // given
    const id = await desk.create()
    await desk.upload(
      id,
      'A-1;Ahorn;Eva;Musterweg 1;00101;Musterstadt;mitte;;;;;',
      'A-2;Birke;Jan;Musterweg 2;00101;Musterstadt;mitte;;;;;',
      'A-3;Distel;Uwe;Musterweg 3;00101;Musterstadt;mitte;;01.02.2020;;;',
    )
    await desk.prepare(id, desk.settings({ dispatchMode: 'waves', waveSize: 20, responseDays: 21 }))
    await desk.takeOver(id)
    // when
    const { task } = await desk.submitted(id, {}, 'lead')
    const { about } = await known(approveCampaign.prepare)(desk.deps, task)
    // then
    const { selectionDate, campaignEndsOn } = await desk.deps.db.prisma.campaign.findUniqueOrThrow({
      where: { id },
    })
    const german = (date: Date | null) =>
      known(date).toISOString().slice(0, 10).split('-').toReversed().join('.')
    expect(inWords(about)).toEqual({
      'Menschen, die einen Brief bekommen': '2',
      'Nicht angeschrieben': '1 (verstorben 1)',
      'Trotz eines Hinweises angeschrieben': 'niemand',
      Rechtsgrundlage: '§ 11 SGB XII: Beratung und Aktivierung',
      'Stichtag der Auswahl': german(selectionDate),
      Versand: 'in Wellen zu 20',
      Rückmeldefrist: '21 Tage ab dem Tag, an dem der Brief gepostet wird',
      'Ende der Anschreibeaktion': german(campaignEndsOn),
      'Der Brief': 'Einladung als Muster ansehen (PDF)',
    })
    const href = known(about?.at(-1)?.href)
    const letter = await (await desk.as('lead')).fetch(href)
    expect(letter.status).toBe(200)
    expect(letter.text.slice(0, 5)).toBe('%PDF-')
  })
})

describe('how a case ends', () => {
  const write = async (caseId: string, endCode: string): Promise<Record<string, unknown>> => {
    const handed: Submitted = {
      task: taskOf(caseSubject(caseId)),
      answers: { endCode, benefitState: 'unknown', aftercareConsent: 'not-asked' },
      actorId: await world.staffId('owner'),
      at: desk.deps.clock.now(),
    }
    return await desk.deps.db.tx((tx) => closingReport.apply(tx, desk.deps, handed))
  }
  const aboutOf = async (caseId: string) =>
    inWords((await known(confirmClosure.prepare)(desk.deps, taskOf(caseSubject(caseId)))).about)

  it('is confirmed by the lead where no agreement was found on the way, whatever is chosen then', async () => {
    // given
    const { id } = await world.openCase()
    await desk.deps.db.tx((tx) => proposeEnd(tx, { caseId: id, endCode: 'C05' }))
    // when
    const said = await write(id, 'C01')
    // then
    expect(said).toMatchObject({ confirmationNeeded: true })
    expect(await aboutOf(id)).toMatchObject({
      'Wie der Fall endet': 'Arbeit aufgenommen, Bezug beendet',
      'Auf dem Weg auch gewählt': 'keine Vereinbarung zustande gekommen',
    })
  })

  it('is confirmed again where a report that was sent back is written anew with another end', async () => {
    // given
    const { id } = await world.openCase()
    await write(id, 'C06')
    // when
    const said = await write(id, 'C09')
    // then
    expect(said).toMatchObject({ confirmationNeeded: true })
  })

  it('is the caseworker’s alone where nothing else was chosen, and the person’s own where they ended it', async () => {
    // given
    const [plain, wished] = [await world.openCase(), await world.openCase()]
    await desk.deps.db.tx((tx) => proposeEnd(tx, { caseId: wished.id, endCode: 'C05' }))
    // then
    expect(await write(plain.id, 'C01')).toMatchObject({ confirmationNeeded: false })
    expect(await write(wished.id, 'C04')).toMatchObject({ confirmationNeeded: false })
  })

  it('has no preset where nothing is known of it', async () => {
    // given
    const { id } = await world.openCase()
    // when
    const prepared = await known(closingReport.prepare)(desk.deps, taskOf(caseSubject(id)))
    // then
    expect(prepared.values).toEqual({ aftercareConsent: 'not-asked' })
  })
})
