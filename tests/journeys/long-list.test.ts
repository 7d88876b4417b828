import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { known } from '#tests/support/known.ts'
import { assignWalkIn, openTask } from '#tests/support/scenario.ts'

const MANY = 3_000

describe('a list of 3,000 tasks', () => {
  let app: TestApplication
  let browser: Browser
  let page: Page
  let me: { id: string; displayName: string; agencyId: string | null }

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const { prisma } = deps().db
    const { caseId } = await assignWalkIn({ url: app.url, signIn: app.signIn, deps }, 'Amselgrund')
    const key = await openTask(deps(), {
      subject: `case:${caseId}`,
      formId: 'first-conversation',
    })
    const { caseworkerId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    me = await prisma.staff.findUniqueOrThrow({ where: { id: known(caseworkerId) } })
    await deps().db.query(
      `INSERT INTO task
       SELECT (jsonb_populate_record(t, jsonb_build_object(
         'key', (t.key::bigint + 100000 + n)::text,
         'due_at', $1::timestamptz + (n / 3 - 200) * interval '1 hour'))).*
       FROM task t, generate_series(1, $3) n
       WHERE t.key = $2`,
      [deps().clock.now(), key, MANY],
    )
    page = await signInAs(browser, app, me.displayName)
    await rows().first().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps
  const rows = () => page.locator('.inbox-row')
  const scroller = () => page.locator('.inbox-grid')
  const opened = () => new URL(page.url()).searchParams.get('task')
  const rowCount = async () =>
    Number(await page.getByRole('grid').getAttribute('aria-rowcount', { timeout: 1_000 }))
  const isLong = (length: number) =>
    until(`the list has ${length} rows`, async () => (await rowCount()) === length)

  /** Mine, read without the list. */
  const keysInOrder = async (where = 'true'): Promise<string[]> =>
    (
      await deps().db.query<{ key: string }>(
        `SELECT key
         FROM task
         WHERE assignee_id = $1::uuid AND state = 'open' AND submission_id IS NULL AND ${where}
         ORDER BY due_at, key`,
        [me.id],
      )
    ).map(({ key }) => key)

  test('scrolls from end to end without a hole, and says how many rows there are', async () => {
    // given
    const expected = await keysInOrder()
    await isLong(expected.length)
    // when
    const { keys, most } = await scroller().evaluate(async (list) => {
      const keys: Record<string, string | null> = {}
      let most = 0
      const isSeen = (row: Element): boolean => {
        const [box, frame] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
        return box.bottom > frame.top && box.top < frame.bottom
      }
      const isWhole = (): boolean => {
        const seen = [...list.querySelectorAll('.inbox-row, .inbox-wait')].filter(isSeen)
        for (const row of seen) {
          const place = row.getAttribute('aria-rowindex')
          if (place) keys[place] = row.getAttribute('data-key')
        }
        most = Math.max(most, list.querySelectorAll('*').length)
        return seen.length > 0 && seen.every((row) => row.matches('.inbox-row'))
      }
      const painted = () => new Promise(requestAnimationFrame)
      const isEnd = () => list.scrollTop + list.clientHeight >= list.scrollHeight - 1
      for (;;) {
        await painted()
        while (!isWhole()) await painted()
        if (isEnd()) return { keys, most }
        list.scrollTop += list.clientHeight / 2
      }
    })
    // then
    expect(Object.keys(keys)).toEqual(expected.map((_, n) => String(n + 1)))
    expect(Object.values(keys)).toEqual(expected)
    expect(most).toBeLessThan(800)
  })

  test('goes to its ends by key, and on from there', async () => {
    // given
    const expected = await keysInOrder()
    await scroller().evaluate((list) => list.scrollTo({ top: 0 }))
    await page.locator(`[data-key="${expected[0]}"]`).click()
    // when / then
    await page.keyboard.press('End')
    await until('the last opens', async () => opened() === expected.at(-1))
    await page.keyboard.press('ArrowUp')
    await until('the one before opens', async () => opened() === expected.at(-2))
    expect(await page.locator('.inbox-row:focus').getAttribute('aria-rowindex')).toBe(
      String(expected.length - 1),
    )
    await page.keyboard.press('Home')
    await until('the first opens', async () => opened() === expected[0])
  })

  test('shows what is due today, as many as stand beside it', async () => {
    // given
    const today = page.getByRole('link', { name: /^Heute fällig/ })
    const said = Number((await today.textContent())?.replaceAll(/\D/g, ''))
    // when
    await today.click()
    await isLong(said)
    // then
    expect(said).toBeGreaterThan(0)
    expect(await page.locator('.inbox-group').allTextContents()).toEqual([
      expect.stringMatching(new RegExp(`^Heute.*${said}$`)),
    ])
    await expectAccessible(page)
  })

  test('finds by name what lies far down, and no address says the name', async () => {
    // given
    const far = known((await keysInOrder()).at(-20))
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url().toLowerCase()))
    await deps().db.query(
      `WITH other AS (
         INSERT INTO person
         SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
           'last_name', 'Zeisiggrund', 'reference', 'HP-ANDERE', 'match_key', 'zeisig'))).*
         FROM person p JOIN task t ON t.person_id = p.id
         WHERE t.key = $1
         RETURNING id)
       UPDATE task SET person_id = (SELECT id FROM other) WHERE key = $1`,
      [far],
    )
    await page.getByRole('link', { name: /^Meine Aufgaben/ }).click()
    // when
    await page.keyboard.press('f')
    await page.keyboard.type('zeisig')
    await isLong(1)
    // then
    expect(await rows().getAttribute('data-key')).toBe(far)
    expect(addresses.filter((address) => address.includes('zeisig'))).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('keeps place and selection in the middle when a task above it goes', async () => {
    // given
    const expected = await keysInOrder()
    await isLong(expected.length)
    await scroller().evaluate((list) => list.scrollTo({ top: 1_500 * 62 }))
    await until('the rows there are loaded', async () => {
      const indices = await rows().evaluateAll((all) => all.map((row) => Number(row.ariaRowIndex)))
      return indices.filter((index) => index > 1_400).length > 8
    })
    await rows().nth(12).click()
    const key = await until('one is open', async () => opened())
    const place = expected.indexOf(key)
    const y = async () => known(await page.locator('.inbox-row[data-selected]').boundingBox()).y
    const before = await y()
    // when
    await deps().db.prisma.task.update({
      where: { key: known(expected[place - 3]) },
      data: { state: 'canceled' },
    })
    deps().db.announceNow([`tasks@${me.agencyId}`])
    await isLong(expected.length - 1)
    // then
    expect(place).toBeGreaterThan(1_400)
    expect([await y(), opened()]).toEqual([before, key])
  })
})
