import type { Browser, Page } from 'playwright-core'
import type { TestApplication } from './application.ts'
import { openContext } from './chromium.ts'

/** Signs in on the sign-in page, in a browser of one's own. */
export async function signInAs(
  browser: Browser,
  { url }: TestApplication,
  displayName: string,
): Promise<Page> {
  const context = await openContext(browser, url)
  const page = await context.newPage()
  await page.goto('/anmelden')
  await page.getByRole('button', { name: displayName }).click()
  await page.getByRole('button', { name: 'Abmelden' }).waitFor()
  return page
}
