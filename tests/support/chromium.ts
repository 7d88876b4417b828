import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** Starts the browser that the packages bring along (or the one of CHROMIUM_PATH), without a window and without calls home. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || (await unpacked()),
    args: [...sparticuz.args.filter((arg) => !arg.startsWith('--font-render-hinting')), '--disable-background-networking', '--disable-component-update', '--no-first-run', '--disable-quic'],
  })
}

/** The package unpacks into the common temporary folder, where one user's browser is closed to the next: each user gets a folder. */
async function unpacked(): Promise<string> {
  const before = process.env['TMPDIR']
  const own = join(tmpdir(), `hilfeplan-browser-${userInfo().uid}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  process.env['TMPDIR'] = own
  try {
    return await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
