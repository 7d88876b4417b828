// From "Weiter in diesem Fall" to the next task of the same case on the screen, against engine acknowledgement + one commit in the same run.
// --history-down SECONDS keeps the history door dead for that long, while the same is measured.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { conversation } from '#tests/support/scenario.ts'
import { p95, say } from './support/measure.ts'

const ROUNDS = 60
const WARM_UP = 15
/** Between two completions while the door is down, as many as sixty busy caseworkers would do: the exporter keeps what it cannot send, up to some 80,000 records. */
const PACE_MS = 2000

const flag = process.argv.indexOf('--history-down')
const downMs = flag > 0 ? Number(process.argv[flag + 1]) * 1000 : 0

const sessions = new Map<string, Promise<Send>>()
let isHistoryDown = false
let closeProxy = () => {}

/** Passes everything on; the history door answers 503 while it is down. */
async function between(intakeUrl: string): Promise<string> {
  const target = new URL(intakeUrl)
  const proxy: Server = createServer((req, res) => {
    const isHistory = Buffer.from((req.headers.authorization ?? '').split(' ')[1] ?? '', 'base64')
      .toString()
      .startsWith('history:')
    if (isHistory && isHistoryDown) {
      req.resume()
      res.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"down"}')
      return
    }
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        path: req.url,
        method: req.method,
        headers: req.headers,
      },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(res)
      },
    )
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  closeProxy = () => void proxy.close()
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

async function measure(app: TestApplication) {
  const { deps } = app.application
  const caseworker = (await deps.db.prisma.staff.findFirst({
    where: { agencyId: 'kinderhaus', roles: { has: 'caseworker' } },
  }))!
  const worker = await app.signIn(caseworker.username)
  const screen = await openScreen(app, worker)
  const ack: number[] = []
  const visible: number[] = []
  const limit: number[] = []
  const end = performance.now() + downMs
  isHistoryDown = downMs > 0
  for (let i = 0; i < ROUNDS + WARM_UP || performance.now() < end; i++) {
    const caseId = await startCase(app, caseworker.id)
    const task = await taskOf(app, caseId, 'first-conversation')
    const from = performance.now()
    const next = screen.nextOf(caseId, task)
    const acked = worker(`/api/tasks/${task}/submissions`, {
      method: 'POST',
      body: { mode: 'continue', answers: conversation(app.application.deps) },
    }).then(() => performance.now() - from)
    const [ackMs] = await Promise.all([acked, next])
    const seen = performance.now() - from
    const bare = await bareLimit(app, await taskOf(app, caseId, 'participation-decision'))
    if (isHistoryDown) await pause(Math.max(0, PACE_MS - (performance.now() - from)))
    if (i < WARM_UP) continue
    ack.push(ackMs)
    visible.push(seen)
    limit.push(bare)
  }
  isHistoryDown = false
  screen.close()
  const result = { ackP95Ms: p95(ack), visibleP95Ms: p95(visible), limitP95Ms: p95(limit) }
  say(
    `visible against limit: ${(result.visibleP95Ms / result.limitP95Ms).toFixed(2)}; bar 300 ms; ${visible.length} completions${downMs ? `, history door down for ${downMs / 1000} s` : ''}`,
  )
  return result
}

/** A case whose caseworker is settled, standing at its first conversation. */
async function startCase(app: TestApplication, caseworkerId: string): Promise<string> {
  const { deps } = app.application
  const household = await deps.db.prisma.household.create({ data: { type: 'single' } })
  const person = await deps.db.prisma.person.create({
    data: {
      householdId: household.id,
      reference: `HP-B-${randomUUID()}`,
      lastName: 'Amsel',
      firstName: 'Rosa',
      salutation: 'frau',
      street: 'Musterpfad 1',
      postcode: '00100',
      city: 'Musterstadt',
      district: 'kinderhaus',
      language: 'de',
      matchKey: randomUUID(),
    },
  })
  const found = await deps.db.prisma.case.create({
    data: {
      personId: person.id,
      agencyId: 'kinderhaus',
      origin: 'walk-in',
      priority: 'P3',
      openedAt: deps.clock.now(),
    },
  })
  await deps.db.tx((tx) =>
    enqueueMessage(tx, deps, {
      stream: `case:${found.id}`,
      name: 'ParticipationInterest',
      correlationKey: person.id,
      isStart: true,
      variables: {
        caseId: found.id,
        clientId: person.id,
        invitationId: null,
        origin: 'walk-in',
        priority: 'P3',
        generation: 1,
        resumeAt: null,
        resumeInCall: null,
      },
    }),
  )
  const lead = (await deps.db.prisma.staff.findFirst({
    where: { agencyId: 'kinderhaus', roles: { has: 'team-lead' } },
  }))!
  const send = await leadSession(app, lead.username)
  await send(`/api/tasks/${await taskOf(app, found.id, 'confirm-assignment')}/submissions`, {
    method: 'POST',
    body: { mode: 'continue', answers: { caseworkerId, reason: 'Absprache' } },
  })
  return found.id
}

function leadSession(app: TestApplication, username: string): Promise<Send> {
  const known = sessions.get(username) ?? app.signIn(username)
  sessions.set(username, known)
  return known
}

async function taskOf(app: TestApplication, caseId: string, formId: string): Promise<string> {
  return await until(`task ${formId}`, async () => {
    const [row] = await app.application.deps.db.query<{ key: string }>(
      `SELECT key FROM task WHERE subject = $1 AND form_id = $2 AND state = 'open' AND submission_id IS NULL`,
      [`case:${caseId}`, formId],
    )
    return row?.key
  })
}

type Screen = { nextOf(caseId: string, after: string): Promise<void>; close(): void }

/** What the page does: hears the live event, asks for the next task of the case, reads it. */
async function openScreen(app: TestApplication, worker: Send): Promise<Screen> {
  const abort = new AbortController()
  const live = await fetch(`${app.url}/api/live`, {
    headers: { cookie: worker.cookie },
    signal: abort.signal,
  })
  let wake = () => {}
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of live.body!)
      if (decoder.decode(chunk as Uint8Array).includes('tasks')) wake()
  })().catch(() => {})
  return {
    async nextOf(caseId, after) {
      for (;;) {
        const heard = new Promise<void>((resolve) => (wake = resolve))
        const { key } = (await worker(`/api/tasks/next?subject=case:${caseId}&after=${after}`)) as {
          key: string | null
        }
        if (key) return void (await worker(`/api/tasks/${key}`))
        await heard
      }
    },
    close: () => abort.abort(),
  }
}

/** Engine acknowledgement of a completion plus one commit, nothing else. */
async function bareLimit(app: TestApplication, taskKey: string): Promise<number> {
  const { engine, deps } = app.application
  const from = performance.now()
  await engine.completeUserTask({
    userTaskKey: taskKey,
    variables: { participation: 'one-off' },
    action: 'bench',
  })
  await deps.db.query(`UPDATE task SET done_by = NULL WHERE key = $1`, [taskKey])
  return performance.now() - from
}

const app = await openApplication({ undoSeconds: 8, between })
try {
  process.stdout.write(`${JSON.stringify(await measure(app))}\n`)
} finally {
  await app.close()
  closeProxy()
}
