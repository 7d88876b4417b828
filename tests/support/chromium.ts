import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { PATIENCE_MS } from './patience.ts'
import { temporaryFolder } from '#server/engine/embedded/temporary-folder.ts'

/**
 * Works as root and as an ordinary user, in a container with little shared memory, and asks nobody
 * outside for anything.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
]

/**
 * Starts the browser that the packages bring along (or the one of CHROMIUM_PATH), without a window.
 * The caller closes it.
 */
export async function startChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || (await unpacked()),
    args: ARGS,
  })
}

/** A person's own browser: German, as large as an office screen. */
export async function openContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

let path: Promise<string> | null = null

/**
 * Once per process, in a folder of its own below that for temporary files: what another user or a
 * killed run left there is not taken.
 */
const unpacked = (): Promise<string> => (path ??= unpack())

async function unpack(): Promise<string> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporaryFolder()
  try {
    return await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
