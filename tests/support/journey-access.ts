import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nobody is kept out of the page as it stands: axe finds nothing, in light and in dark colours. */
export async function expectAccessible(page: Page): Promise<void> {
  // a page that was just chosen may still be on its way
  await page.locator('h1').first().waitFor({ state: 'attached' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findBarriers(page, colorScheme)).toEqual([])
  }
}

/**
 * Nothing of ours lies in a frame of another origin, so axe need not gather its findings on a page
 * of its own.
 */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

/** What axe finds on the page as it stands, in words; `look` names how it stands. */
export async function findBarriers(page: Page, look: string): Promise<string[]> {
  const { pathname } = new URL(page.url())
  const { violations } = await axe(page).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${pathname}, ${look}: ${id} at ${html}: ${failureSummary}`,
    ),
  )
}

/**
 * Frames that scroll sideways by themselves, because what is in them needs two dimensions (WCAG
 * 1.4.10): wide tables, drawings, rows of tabs and views.
 */
const SIDEWAYS =
  '.u-scroll, .u-tabs, .shell-nav, .inbox-views, [data-sideways], .djs-container, .bjs-container, svg'

/** What sticks out of the page to the side, at the width it has now. */
export async function findOverflow(page: Page): Promise<string[]> {
  return await page.evaluate((sideways) => {
    const width = document.documentElement.clientWidth
    const isAllowed = (element: Element): boolean =>
      element.closest(sideways) !== null || getComputedStyle(element).clipPath !== 'none'
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect()
      return own > 1 && (right > width + 1 || left < -1) && isSeen(element) && !isAllowed(element)
    })
    return wide
      .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
      .map((element) => {
        const end = Math.round(element.getBoundingClientRect().right)
        return `${location.pathname} at ${width} px: ${element.outerHTML.slice(0, 160)} ends at ${end}`
      })
  }, SIDEWAYS)
}

/** Nothing is lost, and nothing has to be moved sideways, on a narrow screen. */
export async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await expectAccessible(page)
  expect(
    await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('[data-scroll]')].every(
        (element) => element.scrollWidth <= element.clientWidth + 1,
      ),
    ),
  ).toBe(true)
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** What still moves on the page although the person wants no motion. */
export async function findMotion(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && Number(effect?.getComputedTiming().duration) > 1,
      )
      .map(
        ({ effect }) =>
          `${location.pathname}: ${(effect as KeyframeEffect).target?.outerHTML.slice(0, 120)}`,
      ),
  )
}
