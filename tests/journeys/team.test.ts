import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { Actions } from '#tests/support/journey-actions.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { usernameOf } from '#tests/support/scenario.ts'

const CASES = 40
const AGENCY = 'kinderhaus'

describe('the team lead, by keyboard alone', () => {
  let app: TestApplication
  let browser: Browser
  let lead: Page

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const { prisma } = deps().db
    await prisma.staff.create({
      data: {
        username: 'specht',
        displayName: 'Ina Specht',
        roles: ['caseworker'],
        agencyId: AGENCY,
        phone: '00000 1',
        room: '2.16',
        email: 'specht@musterstadt.example',
        languages: ['de'],
      },
    })
    const centre = await app.signIn(await usernameOf(deps(), 'customer-centre'))
    const person = (n: number) => ({
      lastName: `Zaunkönig${String.fromCodePoint(97 + (n % 26))}${n}`,
      firstName: 'Rosa',
      salutation: 'frau',
      street: `Musterpfad ${n + 1}`,
      postcode: '00159',
      city: 'Musterstadt',
      district: AGENCY,
      language: n % 8 ? 'de' : 'tr',
      urgentHints: [],
    })
    for (let n = 0; n < CASES; n++)
      await centre('/api/walk-ins', { method: 'POST', body: person(n) })
    await until(
      'all are proposed',
      async () =>
        (await deps().db.prisma.task.count({
          where: { formId: 'confirm-assignment', state: 'open' },
        })) === CASES,
    )
    const { displayName } = await prisma.staff.findFirstOrThrow({
      where: { roles: { has: 'team-lead' }, agencyId: AGENCY },
    })
    lead = await signInAs(browser, app, displayName)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps
  /**
   * A first talk for every case that has no task by now: where a time was announced by letter, the
   * process waits for it.
   */
  async function giveEachATask(assigneeId: string): Promise<void> {
    const { prisma } = deps().db
    const like = await prisma.task.findFirstOrThrow({ where: { formId: 'confirm-assignment' } })
    const { definitionKey } = await prisma.deployment.findFirstOrThrow({
      where: { process: 'intake' },
    })
    await prisma.task.updateMany({
      where: { role: 'caseworker', state: 'open' },
      data: { state: 'canceled' },
    })
    const cases = await prisma.case.findMany({ select: { id: true, personId: true } })
    const task = {
      ...like,
      headers: {},
      returned: undefined,
      state: 'open',
      endedAt: null,
      doneBy: null,
      submissionId: null,
      role: 'caseworker',
      formId: 'first-conversation',
      elementId: 'ut-first-conversation',
      definitionKey,
      assigneeId,
    }
    await prisma.task.createMany({
      data: cases.map(({ id, personId }, n) => ({
        ...task,
        key: String(9_000_000 + n),
        elementInstanceKey: String(9_000_000 + n),
        subject: `case:${id}`,
        personId,
      })) as never,
    })
  }
  const loads = async () =>
    Map.groupBy(
      await deps().db.prisma.case.findMany({ where: { status: { not: 'closed' } } }),
      ({ caseworkerId }) => caseworkerId,
    )

  test('confirms forty proposals at once; they are shared out evenly', async () => {
    // given
    const actions = new Actions(lead)
    await lead.getByRole('link', { name: 'Team' }).waitFor()
    // when
    await actions.press('g')
    await actions.press('t')
    const confirm = lead.getByRole('button', { name: `${CASES} Zuteilungen bestätigen` })
    await confirm.waitFor()
    await expectAccessible(lead)
    await confirm.focus()
    await actions.press('Enter')
    // then
    await lead.getByText(`${CASES} Zuteilungen sind bestätigt.`).waitFor()
    await lead.getByText('Alle Fälle sind zugeteilt.').waitFor()
    const shared = [...(await loads()).values()].map((cases) => cases.length)
    expect(shared.reduce((sum, count) => sum + count, 0)).toBe(CASES)
    expect(Math.max(...shared) - Math.min(...shared)).toBeLessThanOrEqual(2)
    expect(actions.count).toBeLessThanOrEqual(4)
  })

  test("hands an ill colleague's forty tasks over in at most six actions", async () => {
    // given
    const { prisma } = deps().db
    const { id: ill, displayName } = await prisma.staff.findFirstOrThrow({
      where: { roles: { has: 'caseworker' }, agencyId: AGENCY },
      orderBy: { username: 'asc' },
    })
    await prisma.case.updateMany({ data: { caseworkerId: ill } })
    await giveEachATask(ill)
    const tasksOf = (assigneeId: string) =>
      prisma.task.count({ where: { assigneeId, state: 'open' } })
    expect(await tasksOf(ill)).toBe(CASES)
    await lead.goto('/aufgaben')
    await lead.getByRole('heading', { name: 'Meine Aufgaben' }).waitFor()
    const actions = new Actions(lead)
    // when
    await actions.press('g')
    await actions.press('t')
    const button = lead.getByRole('button', { name: `Fälle übergeben: ${displayName}` })
    await button.and(lead.locator(':enabled')).waitFor()
    await button.focus()
    await actions.press('Enter')
    const send = lead.getByRole('button', { name: `${CASES} Fälle übergeben` })
    await send.waitFor()
    await expectAccessible(lead)
    await send.focus()
    await actions.press('Enter')
    // then
    await lead.getByText(`${CASES} Fälle sind übergeben.`).waitFor()
    expect(await tasksOf(ill)).toBe(0)
    const shared = [...(await loads()).values()].map((cases) => cases.length)
    expect(shared).toEqual([CASES / 2, CASES / 2])
    expect(actions.count).toBeLessThanOrEqual(6)
  })
})
