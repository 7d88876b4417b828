// From "Weiter in diesem Fall" to the next task of the same case on the screen, against engine
// acknowledgement + one commit in the same run.
// --history-down SECONDS keeps the history door dead for that long, while the same is measured.
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openApplication, type Send, type TestApplication } from '#tests/support/application.ts'
import { assignWalkIn, conversation, openTask } from '#tests/support/scenario.ts'
import { historyDoor } from './support/history-door.ts'
import { isOnce, p95, say, tell, timed } from './support/measure.ts'
import { openScreen, type Screen } from './support/screen.ts'

const ROUNDS = isOnce ? 1 : 60
const WARM_UP = isOnce ? 0 : 15
/**
 * Between two completions while the door is down, as many as sixty busy caseworkers would do: the
 * exporter keeps what it cannot send, up to some 80,000 records.
 */
const PACE_MS = 2000

const flag = process.argv.indexOf('--history-down')
const downMs = flag > 0 ? Number(process.argv[flag + 1]) * 1000 : 0

const history = historyDoor()
const app = await openApplication({ undoSeconds: 8, between: history.between })
try {
  tell(await measure(app))
} finally {
  await app.close()
  history.close()
}

async function measure({ application: { deps }, url, signIn }: TestApplication) {
  const caller = { url, signIn: eachOnce(signIn), deps: () => deps }
  const screenOf = eachOnce((send: Send) => openScreen(url, send))
  const screens = new Set<Screen>()
  const ack: number[] = []
  const visible: number[] = []
  const limit: number[] = []
  const end = performance.now() + downMs
  history.isDown = downMs > 0
  for (let round = 0; round < ROUNDS + WARM_UP || performance.now() < end; round++) {
    const { caseId, caseworker } = await assignWalkIn(caller, nameOf(round))
    const screen = await screenOf(caseworker)
    screens.add(screen)
    const { ackMs, visibleMs } = await completed({ caseId, caseworker, screen })
    const limitMs = await bareLimit(caseId)
    if (history.isDown) await pause(Math.max(0, PACE_MS - visibleMs - limitMs))
    if (round < WARM_UP) continue
    ack.push(ackMs)
    visible.push(visibleMs)
    limit.push(limitMs)
  }
  history.isDown = false
  for (const screen of screens) screen.close()
  const visibleP95Ms = p95(visible)
  const limitP95Ms = p95(limit)
  const ratio = (visibleP95Ms / limitP95Ms).toFixed(2)
  say(
    `visible ${visibleP95Ms} ms (bar 300), ${ratio} times the limit; ${visible.length} completions` +
      (downMs ? `, history door down for ${downMs / 1000} s` : ''),
  )
  return { ackP95Ms: p95(ack), visibleP95Ms, limitP95Ms }
}

/** The first talk is completed; until the answer, and until the next task is on the screen. */
async function completed(given: { caseId: string; caseworker: Send; screen: Screen }) {
  const { caseId, caseworker, screen } = given
  const { deps } = app.application
  const task = await openTask(deps, { subject: `case:${caseId}`, formId: 'first-conversation' })
  const body = { mode: 'continue', answers: conversation(deps) }
  const next = timed(() => screen.nextOf(caseId, task))
  const ackMs = await timed(() =>
    caseworker(`/api/tasks/${task}/submissions`, { method: 'POST', body }),
  )
  return { ackMs, visibleMs: await next }
}

/** Engine acknowledgement of a completion plus one commit, nothing else. */
async function bareLimit(caseId: string): Promise<number> {
  const { engine, deps } = app.application
  const subject = `case:${caseId}`
  const userTaskKey = await openTask(deps, { subject, formId: 'participation-decision' })
  return timed(async () => {
    const variables = { participation: 'one-off' }
    await engine.completeUserTask({ userTaskKey, variables, action: 'bench' })
    await deps.db.query('UPDATE task SET done_by = NULL WHERE key = $1', [userTaskKey])
  })
}

/** No name twice: the same person at the same address would be taken for a duplicate. */
function nameOf(round: number): string {
  const letters = [Math.floor(round / 26), round % 26].map((letter) => 97 + letter)
  return `Amsel${String.fromCodePoint(...letters)}`
}

function eachOnce<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const made = new Map<K, Promise<V>>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
