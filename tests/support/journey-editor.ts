import type { Page } from 'playwright-core'

/** Shows all of the drawing: it opens near the part that one came from. */
export const showWhole = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Ganz zeigen' }).click()

/** Chooses an element on the canvas of the editor. */
export async function chooseElement(page: Page, elementId: string): Promise<void> {
  await showWhole(page)
  await page.locator(`.modeler [data-element-id="${elementId}"] .djs-hit`).first().click()
}

/**
 * Takes a new task from the palette, puts it onto an arrow and writes its name, as one does with
 * the mouse.
 */
export async function insertTask(
  page: Page,
  { onto, name }: { onto: string; name: string },
): Promise<void> {
  await showWhole(page)
  await page.locator('.djs-palette [data-action="create.task"]').click()
  const box = await page.locator(`.modeler [data-element-id="${onto}"] .djs-visual`).boundingBox()
  if (!box) throw new Error(`${onto} is not on the canvas`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x - 5, y)
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.click(x, y)
  await page.locator('.djs-direct-editing-content').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

const group = (page: Page, title: string) =>
  page.locator('.bio-properties-panel-group', {
    has: page.locator('.bio-properties-panel-group-header-title', {
      hasText: new RegExp(`^${title}$`),
    }),
  })

/** Writes into a field of the properties, of a group that is opened for it. */
export async function fillProperty(
  page: Page,
  { of, label, text }: { of: string; label: string; text: string },
): Promise<void> {
  await open(page, of)
  await group(page, of).getByLabel(label).first().fill(text)
}

/** Writes the value of a row that has this key. */
export async function fillRow(
  page: Page,
  { of, key, value }: { of: string; key: string; value: string },
): Promise<void> {
  await open(page, of)
  const row = group(page, of).locator('.bio-properties-panel-list-item', { hasText: key })
  const field = row.getByLabel('Wert')
  if (!(await field.isVisible()))
    await row.locator('.bio-properties-panel-collapsible-entry-header').click()
  await field.fill(value)
}

async function open(page: Page, title: string): Promise<void> {
  const header = group(page, title).locator('.bio-properties-panel-group-header')
  await header.waitFor()
  const isOpen = await header.evaluate((element) => element.classList.contains('open'))
  if (!isOpen) await header.locator('.bio-properties-panel-group-header-title').click()
}
