// Takes pictures of the running product. `npm run pictures` writes those of the handbooks and the
// README; `npm run pictures -- FOLDER [PART OF A NAME]` every page in both languages at 360, 1280
// and 1920 px, and in German dark, to be looked at.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { openApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { liveIn } from '#tests/support/lived-in.ts'
import { liveThroughTalks } from '#tests/support/lived-talks.ts'
import { listPages, type VisitedPage } from '#tests/support/pages.ts'
import { known } from '#tests/support/known.ts'

type Look = { language: 'de' | 'en'; scheme: 'light' | 'dark'; width: number; height: number }

const DOCS = {
  folder: 'docs/pictures',
  /** Name of a page → name of its picture. */
  names: new Map([
    ['aufgaben-first-conversation', 'inbox'],
    ['faelle-caseId', 'case'],
    ['aktionen-campaignId', 'campaign'],
    ['kennzahlen', 'figures'],
    ['team', 'team'],
    ['kundenzentrum', 'customer-centre'],
    ['kalender-desk', 'calendar'],
    ['prozesse', 'processes'],
    ['gespraech-sheet', 'talk-sheet'],
    ['gespraech-plan', 'talk-plan'],
    ['gespraech-review', 'talk-review'],
  ]),
  look: { language: 'de', scheme: 'light', width: 1280, height: 800 } satisfies Look,
}
const lookAt = (language: 'de' | 'en', scheme: 'light' | 'dark', width: number): Look => ({
  language,
  scheme,
  width,
  height: width === 360 ? 780 : 900,
})
/** More is more of the same. */
const TALLEST = 3_600
const LOOKS = [
  ...(['de', 'en'] as const).flatMap((language) =>
    [360, 1280, 1920].map((width) => lookAt(language, 'light', width)),
  ),
  lookAt('de', 'dark', 1280),
]

const [folder, part = ''] = process.argv.slice(2)
const app = await openApplication()
const browser = await startChromium()

/** One signed-in browser per person and look takes all pictures of that person. */
async function takeAll(
  browser: Browser,
  { pages, look, folder }: { pages: VisitedPage[]; look: Look; folder: string },
): Promise<void> {
  const target =
    folder === DOCS.folder ? folder : join(folder, `${look.language}-${look.scheme}-${look.width}`)
  mkdirSync(target, { recursive: true })
  for (const [username, theirs] of Map.groupBy(pages, (page) => page.username)) {
    const context = await browser.newContext({
      baseURL: app.url,
      colorScheme: look.scheme,
      viewport: { width: look.width, height: look.height },
      reducedMotion: 'reduce',
    })
    await context.addInitScript(
      (language) => localStorage.setItem('PARAGLIDE_LOCALE', language),
      look.language,
    )
    if (username) await signIn(context, username)
    for (const { name, path } of theirs)
      await take(context, {
        path,
        file: join(target, `${DOCS.folder === folder ? DOCS.names.get(name) : name}.png`),
        whole: folder !== DOCS.folder,
      })
    await context.close()
  }
}

async function take(
  context: BrowserContext,
  { path, file, whole }: { path: string; file: string; whole: boolean },
): Promise<void> {
  const page = await context.newPage()
  await page.goto(path)
  await settled(page)
  if (whole) await makeRoom(page)
  await page.screenshot({ path: file })
  await page.close()
}

/** The page scrolls inside its frame: the window grows until nothing is left to scroll. */
async function makeRoom(page: Page): Promise<void> {
  const missing = await page.evaluate(() =>
    Math.max(
      0,
      ...[...document.querySelectorAll('html, main, main *')].map((element) =>
        /auto|scroll/.test(getComputedStyle(element).overflowY) ||
        element === document.documentElement
          ? element.scrollHeight - element.clientHeight
          : 0,
      ),
    ),
  )
  if (missing === 0) return
  const { width, height } = known(page.viewportSize())
  await page.setViewportSize({ width, height: Math.min(height + missing, TALLEST) })
  await page.waitForTimeout(200) // pictures of drawings follow
}

async function signIn({ request }: BrowserContext, username: string): Promise<void> {
  const { csrfToken } = z
    .looseObject({ csrfToken: z.string() })
    .parse(await (await request.get('/api/session')).json())
  await request.post('/api/session/demo', {
    data: { username },
    headers: { 'x-csrf-token': csrfToken, origin: app.url },
  })
}

/** Something is on the page, fonts are loaded and nothing says that it is busy. */
async function settled(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2, svg):visible').first().waitFor()
  await page
    .getByText(/wird geladen …|Wird geladen …|Loading/)
    .first()
    .waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  // pictures of drawings come in a moment later; nothing depends on it
  await page.waitForTimeout(400)
}

/**
 * The desk's calendar on the first day to come that has talks: the day on which pictures are taken
 * has none but those just held.
 */
async function calendarOfDesk(centre: string): Promise<VisitedPage> {
  const { clock, db } = app.application.deps
  const { startsAt } = await db.prisma.appointment.findFirstOrThrow({
    where: { status: { in: ['provisional', 'confirmed'] }, startsAt: { gt: clock.now() } },
    orderBy: { startsAt: 'asc' },
  })
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(startsAt)
  return { name: 'kalender-desk', path: `/kalender?on=${on}`, username: centre }
}

/** The pages that show one person only, as in a talk. */
async function talkPages(): Promise<VisitedPage[]> {
  const talks = Object.entries(await liveThroughTalks(app))
  return talks.map(([name, { username, task }]) => ({
    name: `gespraech-${name}`,
    path: `/aufgaben?task=${task}&talk=true`,
    username,
  }))
}

try {
  const life = await liveIn(app)
  const pages = [
    ...(await listPages(app.application.deps, life)),
    await calendarOfDesk(life.centre),
    ...(await talkPages()),
  ]
  if (folder)
    for (const look of LOOKS)
      await takeAll(browser, {
        pages: pages.filter(({ name }) => name.includes(part)),
        look,
        folder,
      })
  else
    await takeAll(browser, {
      pages: pages.filter(({ name }) => DOCS.names.has(name)),
      look: DOCS.look,
      folder: DOCS.folder,
    })
} finally {
  await browser.close()
  await app.close()
}
