import type { Page } from 'playwright-core'

/** Types a day (yyyy-mm-dd) into the three parts of a date field. */
export async function enterDay(page: Page, label: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-')
  await page.getByRole('group', { name: label }).getByRole('spinbutton').first().focus()
  await page.keyboard.type(`${date}${month}${year}`)
}

/** Ticks a box, or chooses one of a few, with the keyboard. */
export const tick = (page: Page, role: 'checkbox' | 'radio', name: string): Promise<void> =>
  page.getByRole(role, { name, exact: true }).press('Space')

/** Chooses one of many. */
export async function select(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}
