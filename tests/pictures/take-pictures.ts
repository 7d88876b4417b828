// Takes pictures of the running product. `npm run pictures` writes the README's three; `npm run pictures -- FOLDER` every page in both languages,
// light and dark, at 360, 1280 and 1920 px, to be looked at.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { liveIn, type LivedIn } from '#tests/support/lived-in.ts'

type Shot = { name: string; username: string; path: string }
type Look = { language: 'de' | 'en'; scheme: 'light' | 'dark'; width: number; height: number }

const README = { folder: 'docs/pictures', shots: new Set(['inbox', 'case', 'campaign']), looks: [{ language: 'de', scheme: 'light', width: 1280, height: 800 }] satisfies Look[] }
const LOOKS = (['de', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => [360, 1280, 1920].map((width): Look => ({ language, scheme, width, height: width === 360 ? 780 : 900 }))),
)

const folder = process.argv[2]
const app = await openApplication()
const browser = await startChromium()

async function firstTask({ application }: TestApplication, { caseworker }: LivedIn): Promise<string> {
  const { deps } = application
  const { id } = await deps.db.prisma.staff.findUniqueOrThrow({ where: { username: caseworker } })
  return (await deps.db.prisma.task.findFirstOrThrow({ where: { assigneeId: id, state: 'open', formId: 'first-conversation' }, orderBy: { dueAt: 'asc' } })).key
}

const shots = ({ campaignId, caseId, caseworker, lead, centre, manager, admin }: LivedIn, task: string): Shot[] => [
  { name: 'sign-in', username: '', path: '/anmelden' },
  { name: 'inbox', username: caseworker, path: `/aufgaben?task=${task}` },
  { name: 'inbox-lead', username: lead, path: '/aufgaben?view=agency' },
  { name: 'cases', username: caseworker, path: '/faelle' },
  { name: 'case', username: caseworker, path: `/faelle/${caseId}` },
  { name: 'case-letters', username: caseworker, path: `/faelle/${caseId}?part=letters` },
  { name: 'case-diagram', username: caseworker, path: `/faelle/${caseId}?part=diagram` },
  { name: 'campaigns', username: manager, path: '/aktionen' },
  { name: 'campaign', username: manager, path: `/aktionen/${campaignId}` },
  { name: 'print-room', username: manager, path: '/druck' },
  { name: 'customer-centre', username: centre, path: '/kundenzentrum' },
  { name: 'walk-in', username: centre, path: '/kundenzentrum/vorsprache' },
  { name: 'operations', username: admin, path: '/betrieb' },
]

async function take(browser: Browser, { shot, look, folder }: { shot: Shot; look: Look; folder: string }): Promise<void> {
  const context = await browser.newContext({ baseURL: app.url, colorScheme: look.scheme, viewport: { width: look.width, height: look.height }, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.addInitScript((language) => localStorage.setItem('PARAGLIDE_LOCALE', language), look.language)
    if (shot.username) await signIn(page, shot.username)
    await page.goto(shot.path)
    await settled(page)
    const target = folder === README.folder ? folder : join(folder, `${look.language}-${look.scheme}-${look.width}`)
    mkdirSync(target, { recursive: true })
    await page.screenshot({ path: join(target, `${shot.name}.png`), fullPage: target !== README.folder })
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, username: string): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as { csrfToken: string }
  await page.request.post('/api/session/demo', { data: { username }, headers: { 'x-csrf-token': csrfToken, origin: app.url } })
}

/** The page's heading is there, fonts are loaded and nothing says that it is busy. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.getByText(/wird geladen …|Wird geladen …|Loading/).first().waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.waitForTimeout(400) // pictures of drawings come in a moment later; nothing depends on it
}

try {
  const world = await liveIn(app)
  const wanted = shots(world, await firstTask(app, world)).filter(({ name }) => folder || README.shots.has(name))
  for (const look of folder ? LOOKS : README.looks) for (const shot of wanted) await take(browser, { shot, look, folder: folder ?? README.folder })
} finally {
  await browser.close()
  await app.close()
}
