import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nobody is kept out of the page as it stands: axe finds nothing, in light and in dark colours. */
export async function expectAccessible(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${pathname}, ${colorScheme}: ${id} at ${html}: ${failureSummary}`))
    expect(found).toEqual([])
  }
}
