import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { openContext, startChromium } from '#tests/support/chromium.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { assignWalkIn, openTask } from '#tests/support/scenario.ts'

const WORDS = 'Ich möchte wieder arbeiten, am liebsten draußen.'

describe('what is typed', () => {
  let app: TestApplication
  let browser: Browser
  let cookie: [string, string]
  let key: string

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })
  beforeEach(async ({ task }) => {
    const deps = () => app.application.deps
    const { caseId, caseworker } = await assignWalkIn(
      { url: app.url, signIn: app.signIn, deps },
      `Zaunkoenig${task.id}`,
    )
    const [name = '', value = ''] = caseworker.cookie.split(/=(.*)/)
    cookie = [name, value]
    key = await openTask(deps(), { subject: `case:${caseId}`, formId: 'first-conversation' })
  })

  /** The task's form in a browser of its own. */
  async function openForm(): Promise<Page> {
    const context = await openContext(browser, app.url)
    await context.addCookies([{ name: cookie[0], value: cookie[1], url: app.url }])
    const page = await context.newPage()
    await page.goto(`/aufgaben?task=${key}`)
    await concern(page).waitFor()
    return page
  }
  const concern = (page: Page) => page.getByRole('textbox', { name: /Anliegen in eigenen Worten/ })
  const kept = async () =>
    (await app.application.deps.db.prisma.taskDraft.findFirst({ where: { taskKey: key } }))
      ?.answers as { concern?: string } | undefined

  test('is there again after the browser was killed', async () => {
    // given
    const page = await openForm()
    await concern(page).fill(WORDS)
    await page.getByText(/Entwurf gesichert/).waitFor()
    // when
    await page.context().close()
    const next = await openForm()
    // then
    await next.getByText(/Ihr Entwurf vom .* ist wieder da/).waitFor()
    expect(await concern(next).inputValue()).toBe(WORDS)
    await expectAccessible(next)
    await next.getByRole('button', { name: 'Entwurf verwerfen' }).click()
    await until('the form is empty', async () => (await concern(next).inputValue()) === '')
    expect(await kept()).toBeUndefined()
    await next.context().close()
  })

  test('is kept while it goes on: a killed browser takes two seconds of it at the most', async () => {
    // given
    const page = await openForm()
    let isWriting = true
    const writing = concern(page)
      .pressSequentially(WORDS.repeat(3), { delay: 120 })
      .catch(() => undefined)
      .finally(() => (isWriting = false))
    // when
    const begun = await until('a part is kept', async () => (await kept())?.concern)
    expect(isWriting).toBe(true)
    await page.context().close()
    await writing
    // then
    const next = await openForm()
    await next.getByText(/Ihr Entwurf vom .* ist wieder da/).waitFor()
    expect((await concern(next).inputValue()).startsWith(begun)).toBe(true)
    await next.getByRole('button', { name: 'Entwurf verwerfen' }).click()
    await until('the form is empty', async () => (await concern(next).inputValue()) === '')
    await next.context().close()
  })

  test('stays on the page while the network is away, and is kept once it is back', async () => {
    // given
    const page = await openForm()
    await page.context().setOffline(true)
    await concern(page).fill(WORDS.slice(0, 20))
    await page.getByText('Der Entwurf ist gerade nicht gesichert.').waitFor()
    // when
    await page.context().setOffline(false)
    await concern(page).fill(WORDS)
    await page.getByText(/Entwurf gesichert/).waitFor()
    // then
    expect((await kept())?.concern).toBe(WORDS)
    await page.context().close()
  })

  test('in two windows is not overwritten unseen', async () => {
    // given
    const first = await openForm()
    const second = await openForm()
    await concern(first).fill('Fenster eins')
    await first.getByText(/Entwurf gesichert/).waitFor()
    // when
    await concern(second).fill('Fenster zwei')
    await second
      .getByText('In einem anderen Fenster haben Sie inzwischen weitergeschrieben.')
      .waitFor()
    expect(
      await second
        .getByRole('row', { name: /Anliegen/ })
        .getByRole('cell')
        .allTextContents(),
    ).toEqual(['Fenster zwei', 'Fenster eins'])
    await expectAccessible(second)
    expect((await kept())?.concern).toBe('Fenster eins')
    await second.getByRole('button', { name: 'Diese Fassung behalten' }).click()
    // then
    await until('the second window wins', async () => (await kept())?.concern === 'Fenster zwei')
    await first.context().close()
    await second.context().close()
  })
})
