import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { chooseElement } from '#tests/support/journey-editor.ts'
import { expectAccessible, findBarriers } from '#tests/support/journey-access.ts'
import { signInAs } from '#tests/support/journey-people.ts'

const AUTHOR = 'Selma Kornblume'
const COLLEAGUE = 'Finn Haselnuss'
const PROCESS = 'Haushalt einladen'

describe('a process owner', () => {
  let app: TestApplication
  let browser: Browser
  let author: Page

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    author = await signInAs(browser, app, AUTHOR)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('sees who calls whom and reads a process as a picture and in words', async () => {
    // when
    await author.getByRole('link', { name: 'Prozesse' }).click()
    await author.getByRole('heading', { name: PROCESS }).waitFor()
    await expectAccessible(author)
    await author.getByRole('link', { name: PROCESS }).first().click()
    await author.getByRole('button', { name: 'Fragen beantworten' }).click()
    // then
    const selected = author.locator('[data-element-id="ut-answer-question"].selected')
    await selected.waitFor()
    expect(await selected.count()).toBe(1)
    await expectAccessible(author)
  })

  test('plays a drawing before anybody works by it', async () => {
    // given
    await author.getByRole('button', { name: 'Zeichnen' }).click()
    await author.getByText('Kein Fehler').waitFor()
    for (const colorScheme of ['dark', 'light'] as const) {
      await author.emulateMedia({ colorScheme })
      await author.locator('.djs-palette').waitFor()
      // when
      await author.getByRole('button', { name: 'Durchspielen' }).click()
      await author.getByTitle('Protokoll ein- und ausblenden').click()
      await author.locator('.bts-context-pad[title="Auslösen"]:visible').first().click()
      // then
      await author.locator('.bts-log').getByText('Prozess begonnen').waitFor()
      const token = author.locator('.bts-token-count').first()
      await token.waitFor()
      expect(await token.evaluate((element) => getComputedStyle(element).color)).toBe(
        'rgb(255, 255, 255)',
      )
      expect(await findBarriers(author, colorScheme)).toEqual([])
      await author.getByRole('button', { name: 'Weiter zeichnen' }).click()
      await author.locator('.djs-palette').waitFor()
      expect(await author.getByRole('button', { name: 'Durchspielen' }).count()).toBe(1)
    }
  })

  test('draws, is told what is wrong and where, and hands it in', async () => {
    // given
    await author.getByText('Kein Fehler').waitFor()
    await expectAccessible(author)
    await author.emulateMedia({ colorScheme: 'light' })
    await author.locator('.djs-palette').waitFor()
    // when
    await chooseElement(author, 'ut-answer-question')
    await author.getByRole('textbox', { name: 'Name' }).fill('Fragen klären')
    await chooseElement(author, 'ev-wait-ended')
    await author.keyboard.press('Delete')
    await author
      .getByRole('button', { name: 'Der Wartestelle fehlt WaitEnded. gw-await-response' })
      .click()
    // then
    await author.locator('[data-element-id="gw-await-response"].selected').waitFor()
    expect(await author.getByRole('button', { name: 'Zur Freigabe einreichen' }).isDisabled()).toBe(
      true,
    )
    await author.getByRole('button', { name: 'Rückgängig' }).click()
    await author.getByText('Kein Fehler').waitFor()
    await author.getByRole('button', { name: 'Zur Freigabe einreichen' }).click()
    await author.getByRole('textbox', { name: 'Grund der Änderung' }).fill('Das Wort ist klarer')
    await author
      .getByRole('dialog')
      .getByRole('button', { name: 'Zur Freigabe einreichen' })
      .click()
    await author.getByText('Freigeben muss eine zweite Person der Prozessverantwortung.').waitFor()
  })

  test('releases what a colleague has drawn, after reading what changes', async () => {
    // given
    const colleague = await signInAs(browser, app, COLLEAGUE)
    await colleague.getByRole('link', { name: 'Prozesse' }).click()
    await colleague.getByRole('link', { name: PROCESS }).first().click()
    await colleague.getByRole('link', { name: 'Das Wort ist klarer' }).click()
    await colleague
      .getByRole('button', { name: '„Fragen beantworten“ heißt jetzt „Fragen klären“.' })
      .waitFor()
    await expectAccessible(colleague)
    // when
    await colleague.getByRole('button', { name: 'Freigeben' }).click()
    // then
    await colleague.getByText('Fassung 2 ist in Betrieb', { exact: true }).waitFor()
    const { prisma } = app.application.deps.db
    expect(
      await prisma.deployment.findFirst({
        where: { process: 'client-invitation' },
        orderBy: { version: 'desc' },
      }),
    ).toMatchObject({
      version: 2,
      source: 'studio',
      reason: 'Das Wort ist klarer',
      xml: expect.stringContaining('Fragen klären'),
    })
  })
})
