import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { openContext, startChromium } from '#tests/support/chromium.ts'
import { findBarriers, findMotion, findOverflow } from '#tests/support/journey-access.ts'
import { liveIn } from '#tests/support/lived-in.ts'
import { listPages, type VisitedPage } from '#tests/support/pages.ts'

const LOOKS = { width: 1280, height: 800 }
/** 1280 px at 400 % are 320. */
const NARROW = { width: 320, height: 640 }

describe('every page of the client', () => {
  let app: TestApplication
  let browser: Browser
  let pages: VisitedPage[]
  const contexts = new Map<string | null, BrowserContext>()

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    pages = await listPages(app.application.deps, await liveIn(app))
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  async function contextOf(username: string | null): Promise<BrowserContext> {
    const known = contexts.get(username)
    if (known) return known
    const context = await openContext(browser, app.url)
    if (username) {
      const { cookie } = await app.signIn(username)
      const [name = '', value = ''] = cookie.split(/=(.*)/)
      await context.addCookies([{ name, value, url: app.url }])
    }
    contexts.set(username, context)
    return context
  }

  /** Opens each page as whoever works there and gathers what is found. */
  async function visitAll(
    look: (page: Page) => Promise<string[]>,
    size = LOOKS,
  ): Promise<string[]> {
    const found: string[] = []
    for (const { path, username } of pages) {
      const page = await (await contextOf(username)).newPage()
      await page.setViewportSize(size)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(path)
      await page.locator('main :is(h1, h2, svg):visible').first().waitFor()
      await page.locator('.u-busy').first().waitFor({ state: 'hidden' })
      await page.waitForFunction(() => document.fonts.status === 'loaded')
      found.push(...(await look(page)))
      await page.close()
    }
    return found
  }

  test('keeps nobody out: in light and dark, and with letters twice as large', async () => {
    const found = await visitAll(async (page) => {
      const light = await findBarriers(page, 'light')
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      const dark = await findBarriers(page, 'dark')
      await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
      return [
        ...light,
        ...dark,
        ...(await findBarriers(page, '200 %')),
        ...(await findOverflow(page)),
      ]
    })
    expect(pages.length).toBeGreaterThan(25)
    expect(found).toEqual([])
  })

  test('fits at 400 %: nothing has to be scrolled sideways but tables and drawings', async () => {
    expect(await visitAll(findOverflow, NARROW)).toEqual([])
  })

  test('stands still for who wants no motion, and shows where one is with forced colours', async () => {
    const found = await visitAll(async (page) => {
      const motion = await findMotion(page)
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
      const unmarked = await page
        .locator('.shell-link[aria-current]')
        .evaluateAll((links) =>
          links
            .filter((link) => getComputedStyle(link).outlineStyle === 'none')
            .map((link) => link.outerHTML),
        )
      return [...motion, ...unmarked, ...(await findBarriers(page, 'forced colours'))]
    })
    expect(found).toEqual([])
  })
})
