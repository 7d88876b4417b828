import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { openContext, startChromium } from '#tests/support/chromium.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { known } from '#tests/support/known.ts'
import {
  assignWalkIn,
  conversation,
  dayFrom,
  openTask,
  usernameOf,
} from '#tests/support/scenario.ts'

const HALF = 'Ich möchte wieder'
const WORDS = 'Ich möchte wieder arbeiten, am liebsten draußen.'

type Person = { id: string; name: string; send: Send }
type Scene = {
  caseId: string
  key: string
  caseworker: Person
  /** Stands in for the caseworker. */
  substitute: Person
  lead: Send
}
/** Where the words are after the task went from under the writer's hands. */
type Way = {
  way: string
  writer: 'caseworker' | 'substitute'
  go(scene: Scene): Promise<unknown>
  says: (scene: Scene) => RegExp
  /** A case that is closed by now takes no note. */
  isClosed?: true
}

const WAYS: Way[] = [
  {
    way: 'a colleague hands it in',
    writer: 'substitute',
    go: ({ key, caseworker }) =>
      caseworker.send(`/api/tasks/${key}/submissions`, {
        method: 'POST',
        body: { mode: 'continue', answers: conversation(deps()) },
      }),
    says: ({ caseworker }) => new RegExp(`Abgeschlossen von ${caseworker.name} um \\d\\d:\\d\\d`),
  },
  {
    way: 'the person withdraws',
    writer: 'substitute',
    go: ({ caseId, caseworker }) =>
      caseworker.send(`/api/cases/${caseId}/withdrawal`, { method: 'POST', body: {} }),
    says: () => /Die Person hat ihre Teilnahme beendet/,
    isClosed: true,
  },
  {
    way: 'it is given to somebody else',
    writer: 'caseworker',
    go: ({ key, substitute, lead }) =>
      lead(`/api/tasks/${key}/assignee`, { method: 'PUT', body: { staffId: substitute.id } }),
    says: ({ substitute }) => new RegExp(`liegt jetzt bei ${substitute.name}`),
  },
]

let app: TestApplication
let browser: Browser
const deps = () => app.application.deps

beforeAll(async () => {
  browser = await startChromium()
  app = await openApplication()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function begin(lastName: string): Promise<Scene> {
  const { caseId, caseworker: send } = await assignWalkIn(
    { url: app.url, signIn: app.signIn, deps },
    lastName,
  )
  const { caseworkerId, agencyId } = await deps().db.prisma.case.findUniqueOrThrow({
    where: { id: caseId },
  })
  const team = await deps().db.prisma.staff.findMany({
    where: { agencyId, roles: { has: 'caseworker' } },
  })
  const own = known(team.find(({ id }) => id === caseworkerId))
  const other = known(team.find(({ id }) => id !== caseworkerId))
  await deps().db.prisma.absence.deleteMany({})
  await deps().db.prisma.absence.create({
    data: {
      staffId: own.id,
      substituteId: other.id,
      fromOn: new Date('2020-01-01'),
      toOn: new Date('2090-01-01'),
    },
  })
  return {
    caseId,
    key: await openTask(deps(), { subject: `case:${caseId}`, formId: 'first-conversation' }),
    caseworker: { id: own.id, name: own.displayName, send },
    substitute: { id: other.id, name: other.displayName, send: await app.signIn(other.username) },
    lead: await app.signIn(await usernameOf(deps(), 'team-lead', agencyId)),
  }
}

async function openPage(send: Send, path: string): Promise<Page> {
  const context = await openContext(browser, app.url)
  const [name = '', value = ''] = send.cookie.split(/=(.*)/)
  await context.addCookies([{ name, value, url: app.url }])
  const page = await context.newPage()
  await page.goto(path)
  return page
}
const concern = (page: Page) => page.getByRole('textbox', { name: /Anliegen in eigenen Worten/ })
const kept = async (staffId: string, key: string) => {
  const draft = await deps().db.prisma.taskDraft.findFirst({ where: { taskKey: key, staffId } })
  return (draft?.answers as { concern?: string } | undefined)?.concern
}

/** The first words are on the server, the rest is only just typed. */
async function type(page: Page, staffId: string, key: string): Promise<void> {
  await concern(page).fill(HALF)
  await until('the first words are kept', async () => (await kept(staffId, key)) === HALF)
  await concern(page).fill(WORDS)
}

async function makeNote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Notiz daraus machen' }).click()
  await page.getByText('Die Notiz steht im Verlauf des Falls.').waitFor()
}

describe('no typed word is lost', () => {
  test.each(WAYS)('when $way', async ({ writer, go, says, way, isClosed }) => {
    // given
    const scene = await begin(`Zweikauz${WAYS.findIndex((each) => each.way === way)}`)
    const path = `/aufgaben?task=${scene.key}`
    const page = await openPage(scene[writer].send, path)
    await type(page, scene[writer].id, scene.key)
    // when
    await go(scene)
    // then
    await page.getByText(says(scene)).waitFor()
    await page.getByText(WORDS).first().waitFor()
    await until(
      'all words are kept',
      async () => (await kept(scene[writer].id, scene.key)) === WORDS,
    )
    await expectAccessible(page)
    await page.reload()
    await page.getByText(says(scene)).waitFor()
    await page.getByText(WORDS).first().waitFor()
    if (isClosed) await page.getByText(/keine Notiz mehr/).waitFor()
    else await makeNote(page)
    const notes = await deps().db.prisma.caseNote.findMany({ where: { caseId: scene.caseId } })
    expect(notes.some(({ text }) => text.includes(WORDS))).toBe(!isClosed)
    await page.context().close()
  })

  test.each([
    {
      way: 'is put off',
      go: ({ key, lead }: Scene) =>
        lead('/api/tasks/actions', {
          method: 'POST',
          body: {
            keys: [key],
            action: { kind: 'move', dueOn: dayFrom(deps(), 9), reason: 'client-wish' },
            isPreview: false,
          },
        }),
    },
    {
      way: 'rests in a pause',
      go: ({ caseId, caseworker }: Scene) =>
        caseworker.send(`/api/cases/${caseId}/pause`, {
          method: 'POST',
          body: { until: dayFrom(deps(), 40) },
        }),
    },
  ])('when its task $way: it stays in its form', async ({ way, go }) => {
    // given
    const scene = await begin(`Zweikauz${way.length}`)
    const page = await openPage(scene.substitute.send, `/aufgaben?task=${scene.key}`)
    await type(page, scene.substitute.id, scene.key)
    // when
    await go(scene)
    // then
    await until(
      'all words are kept',
      async () => (await kept(scene.substitute.id, scene.key)) === WORDS,
    )
    expect(await concern(page).inputValue()).toBe(WORDS)
    if (way === 'rests in a pause') await page.getByText(/diese Aufgabe ruht/).waitFor()
    await page.context().close()
  })

  test('when the case goes to a colleague, who finds it there', async () => {
    // given
    const scene = await begin('Zweikauzin')
    const { caseId, key, caseworker, substitute, lead } = scene
    const page = await openPage(caseworker.send, `/aufgaben?task=${key}`)
    await type(page, caseworker.id, key)
    // when
    await lead('/api/team/handover', {
      method: 'POST',
      body: { fromId: caseworker.id, items: [{ caseId, toId: substitute.id }] },
    })
    // then
    await page.getByText(/Ihr Text ist dort geblieben/).waitFor()
    expect(await page.getByText(WORDS).count()).toBe(0)
    await until('all words are kept', async () => (await kept(caseworker.id, key)) === WORDS)
    const there = await openPage(substitute.send, `/faelle/${caseId}`)
    await there.getByRole('heading', { name: 'Texte aus Aufgaben, die weg sind' }).waitFor()
    await there.getByText(`Text von ${caseworker.name}`).waitFor()
    await there.getByText(WORDS).waitFor()
    await expectAccessible(there)
    await page.context().close()
    await there.context().close()
  })
})

test('who writes in the same form is seen there by who has it open', async () => {
  // given
  const { key, caseworker, substitute } = await begin('Zweikäuzchen')
  const first = await openPage(caseworker.send, `/aufgaben?task=${key}`)
  const second = await openPage(substitute.send, `/aufgaben?task=${key}`)
  await concern(second).waitFor()
  // when
  await concern(first).fill(HALF)
  // then
  await second.getByText(`${caseworker.name} schreibt auch.`).waitFor()
  expect(await first.getByText(/schreibt auch/).count()).toBe(0)
  await first.context().close()
  await second.context().close()
})
