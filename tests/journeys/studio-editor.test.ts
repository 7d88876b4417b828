import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opening, refused } from '#tests/foreign-drawings/expected.ts'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { inLong } from '#tests/support/in-long.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { chooseElement, insertTask, showWhole } from '#tests/support/journey-editor.ts'
import { signInAs } from '#tests/support/journey-people.ts'

const AUTHOR = 'Selma Kornblume'
const FOLDER = join(import.meta.dirname, '../foreign-drawings')
const PROCESS = 'client-invitation'

/** One file in five here, all of them where there is time. */
const someOf = (files: Record<string, unknown>): string[] => {
  const names = Object.keys(files)
  const always = names.filter((_, index) => index % 5 === 0)
  return inLong(
    always,
    names.filter((name) => !always.includes(name)),
  )
}

const idsOnCanvas = (page: Page): Promise<string[]> =>
  page
    .locator('.modeler .djs-shape')
    .evaluateAll((shapes) => shapes.map((shape) => shape.getAttribute('data-element-id') ?? ''))
const boxOf = async (page: Page, elementId: string) => {
  const box = await page.locator(`.modeler [data-element-id="${elementId}"]`).first().boundingBox()
  if (!box) throw new Error(`${elementId} is not on the canvas`)
  return box
}

describe('the editor', () => {
  let app: TestApplication
  let browser: Browser
  let author: Page

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    author = await signInAs(browser, app, AUTHOR)
    await author.setViewportSize({ width: 1280, height: 800 })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  async function openFile(name: string): Promise<void> {
    const chosen = author.waitForEvent('filechooser')
    await author.getByRole('button', { name: 'Hochladen', exact: true }).click()
    const content = { name, mimeType: 'application/xml', buffer: readFileSync(join(FOLDER, name)) }
    await (await chosen).setFiles(content)
    await author.getByRole('dialog').waitFor()
  }

  test('opens where one came from, in a size that one can read', async () => {
    // given
    await author.goto(`${app.url}/prozesse/${PROCESS}`)
    await author.getByRole('button', { name: 'Persönlich nachfragen' }).click()
    // when
    await author.getByRole('button', { name: 'Zeichnen' }).click()
    await author.getByText('Kein Fehler').waitFor()
    // then
    const [task, canvas] = [
      await boxOf(author, 'ut-phone-contact'),
      await author.locator('.modeler-canvas').boundingBox(),
    ]
    expect(task.width).toBeGreaterThan(85)
    expect(task.x).toBeGreaterThan(canvas?.x ?? Infinity)
    expect(task.x + task.width).toBeLessThan((canvas?.x ?? 0) + (canvas?.width ?? 0))
  })

  test('says what is wrong without scrolling, and never that all is well while it asks', async () => {
    // when
    await chooseElement(author, 'ev-wait-ended')
    await author.keyboard.press('Delete')
    const isWellAtOnce = await author.getByText('Kein Fehler').isVisible()
    const finding = author.getByRole('button', { name: 'Der Wartestelle fehlt WaitEnded.' })
    await finding.waitFor()
    // then
    expect(isWellAtOnce).toBe(false)
    const box = await finding.boundingBox()
    expect(await author.evaluate(() => scrollY)).toBe(0)
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(800)
    await author.getByRole('button', { name: 'Rückgängig' }).click()
    await author.getByText('Kein Fehler').waitFor()
    await expectAccessible(author)
    await author.emulateMedia({ colorScheme: 'light' })
    await author.locator('.djs-palette').waitFor()
  })

  test('makes room for a step that is put onto an arrow', async () => {
    // when
    await insertTask(author, { onto: 'gw-resume--ca-send-letter', name: 'Liste prüfen' })
    await author.locator('.modeler [data-element-id="ut-liste-pruefen"]').first().waitFor()
    await showWhole(author)
    // then
    const [before, step, after] = [
      await boxOf(author, 'gw-resume'),
      await boxOf(author, 'ut-liste-pruefen'),
      await boxOf(author, 'ca-send-letter'),
    ]
    expect(step.x).toBeGreaterThan(before.x + before.width)
    expect(after.x).toBeGreaterThan(step.x + step.width)
    await author.getByRole('button', { name: 'Rückgängig' }).click()
  })

  test('gives a copy an id of ours, also in another window', async () => {
    // given
    const other = await author.context().newPage()
    await other.goto(`${app.url}/prozesse/document-dispatch`)
    await other.getByRole('button', { name: 'Zeichnen' }).click()
    await other.getByText('Kein Fehler').waitFor()
    // when
    await chooseElement(author, 'ut-answer-question')
    await author.keyboard.press('Control+c')
    for (const page of [author, other]) {
      await page.bringToFront()
      await showWhole(page)
      await page.locator('.modeler-canvas').click({ position: { x: 300, y: 30 } })
      await page.keyboard.press('Control+v')
      const canvas = await page.locator('.modeler-canvas').boundingBox()
      const at = { x: (canvas?.x ?? 0) + 300, y: (canvas?.y ?? 0) + (canvas?.height ?? 0) - 40 }
      await page.mouse.move(at.x - 10, at.y, { steps: 4 })
      await page.mouse.click(at.x, at.y)
      await page.locator('.djs-context-pad').first().waitFor()
    }
    // then
    expect(await idsOnCanvas(author)).toContain('ut-fragen-beantworten')
    expect(await idsOnCanvas(other)).toContain('ut-answer-question')
    await other.close()
    await author.getByRole('button', { name: 'Rückgängig' }).click()
  })

  test.each(someOf(refused))('%s leaves the open drawing as it is', async (name) => {
    // given
    const before = await idsOnCanvas(author)
    // when
    await openFile(name)
    const words = await author.getByRole('dialog').innerText()
    await author.getByRole('button', { name: 'Offene Zeichnung behalten' }).click()
    // then
    expect(words.replaceAll(/\s+/g, ' ')).toContain(refused[name])
    expect(await idsOnCanvas(author)).toEqual(before)
  })

  test.each(someOf(opening))('%s takes its place only when it is taken', async (name) => {
    // given
    const before = await idsOnCanvas(author)
    await openFile(name)
    expect(await idsOnCanvas(author)).toEqual(before)
    // when
    await author.getByRole('button', { name: 'Datei übernehmen' }).click()
    await author.getByRole('dialog').waitFor({ state: 'detached' })
    // then
    await author.locator('.modeler [data-element-id="start"]').first().waitFor()
    expect(await author.locator('.modeler .djs-palette').count()).toBe(1)
  })
})
