import type { Browser, Locator, Page } from 'playwright-core'
import { openApplication, type TestApplication } from './application.ts'
import { startChromium } from './chromium.ts'
import { signInAs } from './journey-people.ts'
import { known } from './known.ts'
import { inviteHouseholds, openTask, settleWalkIn } from './scenario.ts'

/** The customer centre at its page, with invited households and two cases that need a time. */
export type CounterDesk = {
  app: TestApplication
  browser: Browser
  centre: Page
  caseId: string
  otherCaseId: string
  /** Of the households, sorted. */
  references: string[]
  close(): Promise<void>
}

export async function openCounterDesk(households: number): Promise<CounterDesk> {
  const browser = await startChromium()
  const app = await openApplication()
  const { deps } = app.application
  const caller = { url: app.url, signIn: app.signIn, deps: () => deps }
  const invitations = await inviteHouseholds(caller, households)
  const invited = await deps.db.prisma.person.findMany({
    where: { invitations: { some: { id: { in: invitations } } } },
    orderBy: { reference: 'asc' },
  })
  const { caseId } = await settleWalkIn(caller, 'Haubentaucher')
  const { caseId: otherCaseId } = await settleWalkIn(caller, 'Ackerwinde')
  for (const id of [caseId, otherCaseId])
    await openTask(deps, { subject: `case:${id}`, formId: 'agree-slot' })
  const staff = await deps.db.prisma.staff.findFirstOrThrow({
    where: { roles: { has: 'customer-centre' } },
  })
  return {
    app,
    browser,
    centre: await signInAs(browser, app, staff.displayName),
    caseId,
    otherCaseId,
    references: invited.map(({ reference }) => reference),
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

/** Name of who leads a case. */
export async function caseworkerOf(app: TestApplication, caseId: string): Promise<string> {
  const { prisma } = app.application.deps.db
  const { caseworkerId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const staff = await prisma.staff.findUniqueOrThrow({ where: { id: known(caseworkerId) } })
  return staff.displayName
}

const isFocused = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element === document.activeElement)

/** Presses the arrow down until the place has the focus. */
export async function walkDownTo(place: Locator): Promise<void> {
  while (!(await isFocused(place))) await place.page().keyboard.press('ArrowDown')
}

/** Walks the calendar's grid from its first cell to another, by columns and then by rows. */
export async function walkCalendarTo(cell: Locator): Promise<void> {
  const page = cell.page()
  await page.locator('.agenda button[tabindex="0"]').focus()
  const columnOf = (at: string | null): number => Number((at ?? '').split('-')[0])
  const column = columnOf(await cell.getAttribute('data-at'))
  while (columnOf(await page.locator(':focus').getAttribute('data-at')) < column)
    await page.keyboard.press('ArrowRight')
  await walkDownTo(cell)
}
