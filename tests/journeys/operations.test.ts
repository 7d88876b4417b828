import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { expectAccessible, expectNarrow } from '#tests/support/journey-access.ts'
import { signInAs } from '#tests/support/journey-people.ts'

describe('operations', () => {
  let app: TestApplication
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const { displayName } = await app.application.deps.db.prisma.staff.findFirstOrThrow({
      where: { roles: { has: 'system-admin' } },
    })
    page = await signInAs(browser, app, displayName)
    await page.goto('/betrieb')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const query = (sql: string, values: unknown[] = []) => app.application.deps.db.query(sql, values)
  const heading = (name: RegExp) => page.getByRole('heading', { level: 2, name })

  test('the page turns well by itself once every part has spoken', async () => {
    await page.getByText(/Alles läuft/).waitFor()
    expect(await page.getByText('meldet sich nicht').count()).toBe(0)
  })

  test('what is stuck is told in words and is well on a phone, in the dark', async () => {
    // given
    const at = app.application.deps.clock.wallNow()
    for (const detail of ['help-plan-case', 'help-plan-case'])
      await query(`INSERT INTO feed.alarm (kind, detail, at) VALUES ('foreign-start', $1, $2)`, [
        detail,
        at,
      ])
    // when
    await heading(/2 Alarme/).waitFor()
    await page.getByRole('button', { name: 'Einzeln ansehen' }).click()
    await page.getByRole('heading', { level: 3, name: 'Was in dieser Gruppe steckt' }).waitFor()
    // then
    expect(await page.getByText(/Alles läuft/).count()).toBe(0)
    await page
      .getByText('In der Engine wurde ein Vorgang gestartet, der nicht von hier kommt.')
      .waitFor()
    await expectAccessible(page)
    await expectNarrow(page)
  })

  test('all are acknowledged with a note, after a preview, with a result each', async () => {
    await page.getByRole('button', { name: 'Alle zur Kenntnis nehmen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(/verschwindet von dieser Seite/)
      .first()
      .waitFor()
    const send = dialog.getByRole('button', { name: 'Alle zur Kenntnis nehmen' })
    expect(await send.isDisabled()).toBe(true)
    await dialog.getByLabel('Notiz, warum').fill('War ein Versuch der Technik.')
    await expectAccessible(page)
    await send.press('Enter')
    await dialog.getByText('2 von 2 getan').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/Alles läuft/).waitFor()
    await until('the notes are kept', async () => {
      const rows = await query(`SELECT 1 FROM trouble_event WHERE note LIKE 'War ein Versuch%'`)
      return rows.length === 2
    })
  })

  test('what cannot be asked for is not called well', async () => {
    await page.route('**/api/operations', (route) => route.abort())
    await page.getByText(/Der Stand lässt sich gerade nicht abfragen/).waitFor()
    expect(await page.getByText(/Alles läuft/).count()).toBe(0)
  })
})
