import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import type { Send } from '#server/desks/training/colleague.ts'
import { until } from '#tests/support/application.ts'
import { openContext, startChromium } from '#tests/support/chromium.ts'
import { inLong } from '#tests/support/in-long.ts'
import { Killable } from '#tests/support/killable.ts'
import { assignWalkIn, conversation, openTask, usernameOf } from '#tests/support/scenario.ts'

const UNDO_SECONDS = 6
const HALF = 'Ich möchte wieder'
const WORDS = 'Ich möchte wieder arbeiten, am liebsten draußen.'
/** Who is killed, or goes away and comes back, in the middle of the work. */
type Victim = 'app' | 'broker' | 'network' | 'browser'
const VICTIMS = inLong<Victim>(['app'], ['broker', 'network', 'browser'])

let world: Killable
let browser: Browser
let deps: Deps

beforeAll(async () => {
  browser = await startChromium()
  world = await Killable.open({ undoSeconds: UNDO_SECONDS })
  deps = world.look()
})
afterAll(async () => {
  await browser?.close()
  await deps?.db.close()
  await world?.close()
})

describe.each(VICTIMS)('nothing typed is lost when the %s dies', (victim: Victim) => {
  async function openPage(send: Send, path: string): Promise<Page> {
    const context = await openContext(browser, world.url)
    const [name = '', value = ''] = send.cookie.split(/=(.*)/)
    await context.addCookies([{ name, value, url: world.url }])
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  /** The first talk of somebody, with everything filled in but the concern. */
  async function begin(
    lastName: string,
  ): Promise<{ caseId: string; key: string; send: Send; path: string }> {
    const { caseId, caseworker: send } = await assignWalkIn(
      { url: world.url, signIn: (name) => world.signIn(name), deps: () => deps },
      lastName,
    )
    const key = await openTask(deps, { subject: `case:${caseId}`, formId: 'first-conversation' })
    await send(`/api/tasks/${key}/draft`, {
      method: 'PUT',
      body: { answers: { ...conversation(deps), concern: '' }, revision: 0 },
    })
    return { caseId, key, send, path: `/aufgaben?task=${key}` }
  }
  const concern = (page: Page) => page.getByRole('textbox', { name: /Anliegen in eigenen Worten/ })
  const kept = async (key: string) =>
    (
      (await deps.db.prisma.taskDraft.findFirst({ where: { taskKey: key } }))?.answers as
        | { concern?: string }
        | undefined
    )?.concern
  const talks = (caseId: string) =>
    deps.db.prisma.conversation.findMany({ where: { caseId }, select: { concern: true } })

  /** Strikes while `work` is done; a page whose browser died is opened anew. */
  async function strike(
    page: Page,
    { work, again }: { work: (page: Page) => Promise<unknown>; again: () => Promise<Page> },
  ): Promise<Page> {
    if (victim === 'browser') {
      await work(page)
      await page.context().close()
      return await again()
    }
    if (victim === 'network') {
      await page.context().setOffline(true)
      await work(page)
      await page.context().setOffline(false)
      return page
    }
    const back = world.kill(victim)
    await work(page)
    await back
    return page
  }

  test('while somebody types', async () => {
    // given
    const { key, send, path } = await begin(`Tippkauz${victim}`)
    const page = await openPage(send, path)
    await concern(page).fill(HALF)
    await until('the first words are kept', async () => (await kept(key)) === HALF)
    // when
    const type = async (shown: Page) => {
      await concern(shown).fill(WORDS)
      if (victim === 'browser')
        await until('kept before the browser goes', async () => (await kept(key)) === WORDS)
    }
    const next = await strike(page, { work: type, again: () => openPage(send, path) })
    // then
    await until('all words are kept', async () => (await kept(key)) === WORDS)
    expect(await concern(next).inputValue()).toBe(WORDS)
    await next.context().close()
  })

  test('while somebody completes a task: it is done once, with all its words', async () => {
    // given
    const { caseId, key, send, path } = await begin(`Fertigkauz${victim}`)
    const page = await openPage(send, path)
    await concern(page).fill(WORDS)
    await until('the words are kept', async () => (await kept(key)) === WORDS)
    const complete = (shown: Page) =>
      shown.getByRole('button', { name: 'Abschließen' }).click({ noWaitAfter: true })
    // when
    const next = await strike(page, { work: complete, again: () => openPage(send, path) })
    const seen: string[] = []
    await until('the task is done', async () => {
      if ((await deps.db.prisma.submission.count({ where: { taskKey: key } })) > 0) return true
      if (await concern(next).isVisible()) seen.push(await concern(next).inputValue())
      await complete(next).catch(() => undefined)
      return await pause(1_000, false)
    })
    // then
    expect(seen.filter((text) => text !== WORDS)).toEqual([])
    await until('it took effect', async () => (await talks(caseId)).length > 0)
    await until(
      'the engine has it',
      async () =>
        (await deps.db.prisma.task.findUniqueOrThrow({ where: { key } })).state === 'completed',
    )
    expect(await talks(caseId)).toEqual([{ concern: WORDS }])
    expect(await deps.db.prisma.submission.count({ where: { taskKey: key } })).toBe(1)
    await next.context().close()
  })

  test('while it could still be taken back: it takes effect once, or comes back with its words', async () => {
    // given
    const { caseId, key, send, path } = await begin(`Rückkauz${victim}`)
    const page = await openPage(send, path)
    await concern(page).fill(WORDS)
    await until('the words are kept', async () => (await kept(key)) === WORDS)
    await page.getByRole('button', { name: 'Abschließen' }).click()
    await page.getByRole('button', { name: /^Zurücknehmen/ }).waitFor()
    // when
    const next = await strike(page, {
      work: async () => undefined,
      again: () => openPage(send, '/aufgaben'),
    })
    // then
    await until('it took effect', async () => (await talks(caseId)).length > 0)
    await until(
      'the engine has it',
      async () =>
        (await deps.db.prisma.task.findUniqueOrThrow({ where: { key } })).state === 'completed',
    )
    expect(await talks(caseId)).toEqual([{ concern: WORDS }])
    await next.context().close()
  })

  test('while somebody draws', async () => {
    // given
    const send = await world.signIn(await usernameOf(deps, 'process-owner'))
    const { id } = await deps.db.prisma.deployment.findFirstOrThrow({
      where: { process: 'document-dispatch' },
    })
    const path = '/prozesse/document-dispatch/zeichnen?element=ut-clarify-letter'
    await send('/api/processes/document-dispatch/draft', {
      method: 'POST',
      body: { from: id, replace: true },
    })
    const page = await openPage(send, path)
    await page.locator('[data-element-id="ut-clarify-letter"] .djs-hit').first().click()
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('Brief ansehen')
    const drawn = async (words: string) =>
      (
        await deps.db.prisma.processDraft.findFirst({ where: { process: 'document-dispatch' } })
      )?.xml.includes(`"${words}"`) ?? false
    await until('the first change is kept', () => drawn('Brief ansehen'))
    await page.getByText(/^Gespeichert um/).waitFor()
    // when
    const next = await strike(page, {
      work: async () => {
        await name.fill('Brief gemeinsam ansehen')
        if (victim === 'browser')
          await until('kept before the browser goes', () => drawn('Brief gemeinsam ansehen'))
      },
      again: () => openPage(send, path),
    })
    // then
    await until('the last change is kept', () => drawn('Brief gemeinsam ansehen'))
    await next.reload()
    await next
      .locator('[data-element-id="ut-clarify-letter"]')
      .getByText('gemeinsam')
      .first()
      .waitFor()
    expect(await drawn('Brief gemeinsam ansehen')).toBe(true)
    await next.context().close()
  })
})
