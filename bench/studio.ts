// A drawing of 500 elements in the editor of the process owners, against the plain modeler of
// bpmn-js on the same page, in turns.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { sessionSchema } from '#server/procedure/staff/schema.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { endDoorDatabases } from '#tests/support/door-database.ts'
import { openStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { known } from '#tests/support/known.ts'
import { isOnce, rounded, say, tell } from './support/measure.ts'
import { bigDrawing } from './support/studio-drawing.ts'

const PROCESS = 'client-invitation'
const ELEMENTS = 500
const ROUNDS = isOnce ? 1 : 14
/** The first rounds load and compile. */
const WARM_UP = isOnce ? 0 : 2
/** In so many rounds, the last ones, elements are moved as well. */
const DRAWING_ROUNDS = isOnce ? 1 : 4
const MOVES = isOnce ? 1 : 4
/** Longer than it takes until a change is kept and checked. */
const REST_MS = 2_500
const PLAIN = readFileSync('node_modules/bpmn-js/dist/bpmn-modeler.production.min.js', 'utf8')

type Measured = { openMs: number; longestMs: number }
type Bench = { tasks: PerformanceEntry[]; plain: { destroy(): void } | null }
declare const window: {
  bench: Bench
  BpmnJS: new (options: { container: Element }) => {
    importXML(xml: string): Promise<unknown>
    get(name: string): { zoom(to: string, center: string): void }
    destroy(): void
  }
}

const median = (values: number[]): number =>
  known(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)])

const desk = await openStudioDesk()
const browser = await startChromium()
try {
  tell(await measure(desk))
} finally {
  await browser.close()
  await desk.close()
  await endDoorDatabases()
}

async function measure({ door, draw }: StudioDesk) {
  const xml = bigDrawing(PROCESS, ELEMENTS)
  await draw(PROCESS, () => xml)
  const page = await openProcess(door.url)
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const moves = round < ROUNDS - DRAWING_ROUNDS ? 0 : MOVES
    const plain = await plainModeler(page, { xml, moves })
    const own = await ownEditor(page, moves)
    say(
      `${round < WARM_UP ? 'warm-up: ' : ''}` +
        `plain ${plain.openMs} ms, longest task ${plain.longestMs} ms; ` +
        `editor ${own.openMs} ms, longest task ${own.longestMs} ms`,
    )
    if (round >= WARM_UP) rounds.push({ plain, own })
  }
  const openRatio =
    median(rounds.map(({ own }) => own.openMs)) / median(rounds.map(({ plain }) => plain.openMs))
  const longestExtraMs =
    Math.max(...rounds.map(({ own }) => own.longestMs)) -
    Math.max(...rounds.map(({ plain }) => plain.longestMs))
  say(
    `ratio ${openRatio.toFixed(2)} (bar 1.3), ` +
      `longest task beyond the plain one ${longestExtraMs} ms (bar 200)`,
  )
  return { openRatio: rounded(openRatio), longestExtraMs: Math.max(0, longestExtraMs) }
}

/**
 * The page of the process, from which the editor is one click away; the page's policy is off, since
 * the plain modeler is none of its scripts.
 */
async function openProcess(url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'de-DE',
    viewport: { width: 1280, height: 800 },
    bypassCSP: true,
  })
  const page = await context.newPage()
  const session = await page.request.get('/api/session')
  const { csrfToken } = sessionSchema.parse(await session.json())
  await page.request.post('/api/session/demo', {
    data: { username: 'process-owner' },
    headers: { 'x-csrf-token': csrfToken, origin: url },
  })
  await page.goto(`/prozesse/${PROCESS}`)
  await page.addScriptTag({ content: PLAIN })
  await page.evaluate(() => {
    window.bench = { tasks: [], plain: null }
    new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries())).observe({
      type: 'longtask',
    })
  })
  await page.getByRole('button', { name: 'Weiter zeichnen' }).waitFor()
  return page
}

async function plainModeler(
  page: Page,
  { xml, moves }: { xml: string; moves: number },
): Promise<Measured> {
  const openMs = await page.evaluate(async (text) => {
    window.bench.tasks.length = 0
    const host = document.createElement('div')
    host.className = 'bench-plain'
    host.style.cssText =
      'position: fixed; inset: 150px 20rem 1rem 14rem; z-index: 9; background: white'
    document.body.append(host)
    const from = performance.now()
    const modeler = new window.BpmnJS({ container: host })
    window.bench.plain = modeler
    await modeler.importXML(text)
    modeler.get('canvas').zoom('fit-viewport', 'auto')
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.now() - from
  }, xml)
  const longestMs = await moveAbout(page, { place: '.bench-plain', moves })
  await page.evaluate(() => {
    window.bench.plain?.destroy()
    document.querySelector('.bench-plain')?.remove()
  })
  return { openMs: Math.round(openMs), longestMs }
}

/** From the click on the page of the process until every element is drawn. */
async function ownEditor(page: Page, moves: number): Promise<Measured> {
  const openMs = await page.evaluate(async (elements) => {
    window.bench.tasks.length = 0
    const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.includes('Weiter zeichnen'),
    )
    const from = performance.now()
    button?.click()
    while (document.querySelectorAll('.modeler .djs-shape').length < elements)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - from
  }, ELEMENTS)
  await page.locator('.studio-findings').waitFor()
  await page.getByRole('button', { name: 'Ganz zeigen' }).click()
  const longestMs = await moveAbout(page, { place: '.modeler', moves })
  await page.goBack()
  await page.getByRole('button', { name: 'Weiter zeichnen' }).waitFor()
  return { openMs: Math.round(openMs), longestMs }
}

/**
 * Moves an element by keyboard, time and again, and waits until each move would be kept and
 * checked; the longest task since the opening.
 */
async function moveAbout(
  page: Page,
  { place, moves }: { place: string; moves: number },
): Promise<number> {
  if (moves > 0)
    await page.locator(`${place} [data-element-id="st-step-210"] .djs-hit`).first().click()
  for (let move = 0; move < moves; move++) {
    await page.keyboard.press(move % 2 === 0 ? 'ArrowDown' : 'ArrowUp')
    await page.waitForTimeout(REST_MS)
  }
  return Math.round(
    await page.evaluate(() => Math.max(0, ...window.bench.tasks.map(({ duration }) => duration))),
  )
}
