import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announce } from '#server/base/db.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { Actions } from '#tests/support/journey-actions.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { enterDay } from '#tests/support/journey-fields.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { assignWalkIn, dayFrom, openTask } from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

const DAY_MS = 86_400_000
const EXTRA = 30

/** The value once it is the same for some looks. */
async function settled(look: () => Promise<number>): Promise<number> {
  const seen: number[] = []
  return await until('it stands still', async () => {
    seen.push(await look())
    return seen.length > 8 && new Set(seen.slice(-8)).size === 1 && seen.at(-1)
  })
}

describe('the inbox, by keyboard alone', () => {
  let app: TestApplication
  let browser: Browser
  let page: Page
  let me: { id: string; displayName: string; agencyId: string | null }

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication({ undoSeconds: 8 })
    const { prisma } = deps().db
    const { caseId } = await assignWalkIn({ url: app.url, signIn: app.signIn, deps }, 'Amselgrund')
    await openTask(deps(), { subject: `case:${caseId}`, formId: 'first-conversation' })
    const { caseworkerId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    me = await prisma.staff.findUniqueOrThrow({ where: { id: known(caseworkerId) } })
    for (let n = 0; n < EXTRA; n++) await addTask(n)
    page = await signInAs(browser, app, me.displayName)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps
  /** A task like the one there is, due `days` from now; the list is told. */
  async function addTask(days: number): Promise<string> {
    const { prisma } = deps().db
    const like = await prisma.task.findFirstOrThrow({
      where: { formId: 'first-conversation', assigneeId: me.id },
      orderBy: { createdAt: 'asc' },
    })
    const key = String(BigInt(like.key) + BigInt(1_000 + (await prisma.task.count())))
    await deps().db.tx(async (tx) => {
      await tx.task.create({
        data: {
          ...like,
          key,
          elementInstanceKey: key,
          headers: like.headers as object,
          returned: undefined,
          dueAt: new Date(deps().clock.now().getTime() + (days + 1) * DAY_MS),
        } as never,
      })
      announce(tx, `tasks@${like.agency}`)
    })
    return key
  }
  const rows = () => page.locator('.inbox-row')
  const opened = () => new URL(page.url()).searchParams.get('task')
  const heading = () => page.getByRole('heading', { name: 'Erstgespräch führen', level: 2 })

  test('opens task after task, in the list and from the form, without the mouse', async () => {
    // given
    await page.getByRole('heading', { name: 'Meine Aufgaben' }).waitFor()
    await rows().first().focus()
    const actions = new Actions(page)
    // when
    await actions.press('ArrowDown')
    await heading().waitFor()
    const second = opened()
    await heading().focus()
    await actions.press('j')
    await until('the next opens', async () => opened() !== second)
    await actions.press('k')
    // then
    await until('and the one before', async () => opened() === second)
    expect(actions.count).toBe(3)
  })

  test('says with "?" which keys there are', async () => {
    // when
    await page.keyboard.press('?')
    // then
    const keys = page.getByRole('dialog')
    await keys.getByRole('definition').first().waitFor()
    expect(await keys.getByRole('definition').allTextContents()).toEqual(
      expect.arrayContaining([
        'Mehrere auswählen',
        'Nächste Aufgabe der Liste',
        'Vorige Aufgabe der Liste',
        'Liste filtern',
      ]),
    )
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
  })

  test('puts several tasks off: a preview for each, then the result for each', async () => {
    // given
    const day = dayFrom(deps(), 20)
    await rows().nth(1).focus()
    await page.keyboard.press('Space')
    await page.getByText('1 Aufgabe ausgewählt').waitFor()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 Aufgaben ausgewählt').waitFor()
    await expectAccessible(page)
    const keys = await page
      .locator('.inbox-row[data-selected]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-key')!))
    // when
    await page
      .getByRole('region', { name: 'Aufgabenliste' })
      .getByRole('button', { name: 'Verschieben' })
      .press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Wiedervorlage verschieben' })
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter')
    await expectAccessible(page)
    await enterDay(page, 'Auf welchen Tag?', day)
    await dialog.getByRole('radio', { name: 'Nicht erreicht' }).press('Space')
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter')
    await dialog
      .getByText(/bisher .*, neu /)
      .nth(2)
      .waitFor()
    await expectAccessible(page)
    await deps().db.prisma.task.update({
      where: { key: known(keys[2]) },
      data: { state: 'canceled' },
    }) // the process moved on meanwhile
    await dialog.getByRole('button', { name: 'Für 3 Aufgaben ausführen' }).press('Enter')
    // then
    await dialog.getByText('Diese Aufgabe ist inzwischen erledigt oder entfallen.').waitFor()
    await page.getByText('2 Aufgaben sind geändert.').waitFor()
    const moved = await deps().db.prisma.task.findMany({
      where: { key: { in: keys.slice(0, 2) } },
    })
    expect(
      moved.every(
        ({ movedTo, dueAt }) =>
          movedTo?.getTime() === dueAt.getTime() && dueAt.toISOString() >= day,
      ),
    ).toBe(true)
    expect(
      await deps().db.prisma.subjectEvent.count({ where: { code: 'task-moved-not-reached' } }),
    ).toBe(2)
    await dialog.getByRole('button', { name: 'Schließen' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  test('keeps what is read where it is while tasks come and go, and says that some came', async () => {
    // given
    await rows().nth(6).focus()
    await page.keyboard.press('ArrowDown')
    const key = await until('one is open', async () => opened())
    const row = page.locator(`.inbox-row[data-key="${key}"]`)
    const place = async () => known(await row.boundingBox()).y
    const before = await settled(place)
    // when
    const first = await addTask(-3)
    await page.getByText('1 neue Aufgabe', { exact: true }).waitFor()
    const afterOne = await settled(place)
    await expectAccessible(page)
    await deps().db.tx(async (tx) => {
      await tx.task.update({ where: { key: first }, data: { state: 'canceled' } })
      announce(tx, `tasks@${me.agencyId}`)
    })
    await page.getByText('1 neue Aufgabe', { exact: true }).waitFor({ state: 'detached' })
    // then
    expect([afterOne, await settled(place)]).toEqual([before, before])
    expect(opened()).toBe(key)
  })

  test('finds filter, list and task again after back, reload and signing out', async () => {
    // given
    await page.getByRole('link', { name: /^Überfällig/ }).click()
    await page.getByRole('link', { name: /^Alle/ }).click()
    await page.keyboard.press('f')
    await page.keyboard.type('amsel')
    await rows().first().click()
    await heading().waitFor()
    const address = page.url()
    const filter = page.getByRole('textbox', { name: 'Liste filtern' })
    // when / then: reload
    await page.reload()
    await heading().waitFor()
    expect([page.url(), await filter.inputValue()]).toEqual([address, 'amsel'])
    expect(address).not.toContain('amsel')
    // when / then: another page and back
    await page.getByRole('link', { name: 'Fälle', exact: true }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByRole('heading', { name: 'Fälle', level: 1 }).waitFor()
    await page.goBack()
    await heading().waitFor()
    expect([page.url(), await filter.inputValue()]).toEqual([address, 'amsel'])
    // when / then: signed out and in again
    await page.getByRole('button', { name: 'Abmelden' }).press('Enter')
    await page.getByRole('button', { name: me.displayName }).press('Enter')
    await heading().waitFor()
    expect(page.url()).toBe(address)
  })

  test('shows the household beside the question whether it is right, and changes it there', async () => {
    // given
    await page.goto('/aufgaben')
    await rows().first().click()
    const card = page.getByRole('region', { name: 'Haushalt' })
    await card.getByRole('button', { name: 'Haushalt ändern' }).press('Enter')
    // when
    await card.getByRole('textbox', { name: /^Straße/ }).fill('Musterpfad 7')
    await card.getByRole('textbox', { name: 'Postleitzahl' }).fill('00101')
    await card.getByRole('textbox', { name: 'Ort' }).fill('Musterstadt')
    await card.getByRole('button', { name: 'Kind hinzufügen' }).press('Enter')
    await card.getByRole('textbox', { name: 'Geburtsjahr' }).fill('2990')
    await card.getByRole('button', { name: 'Speichern' }).press('Enter')
    await card.getByText('Das Geburtsjahr liegt in der Zukunft.').first().waitFor()
    await expectAccessible(page)
    await card.getByRole('textbox', { name: 'Geburtsjahr' }).fill('2019')
    await card.getByRole('button', { name: 'Speichern' }).press('Enter')
    // then
    await card.getByText('Kind, geboren 2019').waitFor()
    await expectAccessible(page)
    expect(await card.textContent()).toContain('Musterpfad 7')
  })
})
