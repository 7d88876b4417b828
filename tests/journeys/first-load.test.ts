import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { openContext, startChromium } from '#tests/support/chromium.ts'
import { watchTraffic } from '#tests/support/journey-traffic.ts'
import { assignWalkIn, openTask } from '#tests/support/scenario.ts'

describe('the first load of the task list', () => {
  let app: TestApplication
  let browser: Browser
  let caseworker: Send

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const deps = () => app.application.deps
    const assigned = await assignWalkIn({ url: app.url, signIn: app.signIn, deps }, 'Ahorn')
    caseworker = assigned.caseworker
    await openTask(deps(), { subject: `case:${assigned.caseId}`, formId: 'first-conversation' })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('is small, and nothing is asked of another machine', async () => {
    // given
    const context = await openContext(browser, app.url)
    const [name = '', value = ''] = caseworker.cookie.split(/=(.*)/)
    await context.addCookies([{ name, value, url: app.url }])
    const page = await context.newPage()
    const traffic = await watchTraffic(page)
    // when
    await page.goto('/aufgaben')
    await page
      .getByRole('row', { name: /^Erstgespräch/ })
      .first()
      .waitFor()
    await until('everything asked for has arrived', async () => traffic.isIdle())
    // then
    const bytes = {
      script: traffic.bytesOf('Script'),
      sheet: traffic.bytesOf('Stylesheet'),
      font: traffic.bytesOf('Font'),
    }
    process.stdout.write(
      `first load of /aufgaben: JavaScript ${kilobytes(bytes.script)}, ` +
        `CSS ${kilobytes(bytes.sheet)}, fonts ${kilobytes(bytes.font)}\n`,
    )
    expect(traffic.foreign(new URL(app.url).origin)).toEqual([])
    expect(bytes.script).toBeGreaterThan(0)
    expect(bytes.script).toBeLessThanOrEqual(200_000)
    expect(bytes.sheet).toBeGreaterThan(0)
    expect(bytes.sheet).toBeLessThanOrEqual(15_000)
    expect(bytes.font).toBeGreaterThan(0)
    expect(bytes.font).toBeLessThanOrEqual(75_000)
    await context.close()
  })
})

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
