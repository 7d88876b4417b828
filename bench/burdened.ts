// A busy machine is an ordinary day: with eight busy loops beside it, on fresh data, the program
// starts, sets a practice up and moves it by a day, leads a case from the counter to its help plan,
// takes 60 people in and prints 420 letters. Nothing may be refused, answered with a fault of ours,
// differ in the ledger or be lost. `--json`: the figures alone.
import { join } from 'node:path'
import { z } from 'zod'
import { runSettledLedger } from '#server/desks/ledger/settled-ledger.ts'
import type { Application } from '#server/application.ts'
import { until, type TestApplication } from '#tests/support/application.ts'
import { temporaryFolder } from '#tests/support/engine.ts'
import { printAll } from '#tests/support/post-letters.ts'
import { Procedure } from '#tests/support/procedure.ts'
import { inviteHouseholds, usernameOf } from '#tests/support/scenario.ts'
import { partOf } from '#tests/support/stand-in.ts'
import { startBusyLoops } from './support/busy-loops.ts'
import { countFaults } from './support/count-faults.ts'
import { isOnce, say, tell, timed } from './support/measure.ts'
import { startProgram, type Program } from './support/program.ts'

const LOOPS = isOnce ? 0 : 8
const WALK_INS = isOnce ? 3 : 60
const LETTERS = isOnce ? 5 : 420
const SIDE_BY_SIDE = 8
/** The whole may take its time; only what hangs is ended. */
const HOUR_MS = 3_600_000

const faults = countFaults()
const figures = { refused: 0, http5xx: 0, ledger: 0, lost: 0 }

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const found: { result?: T } = {}
  const ms = await timed(async () => void (found.result = await work()))
  say(`${name}: ${(ms / 1000).toFixed(0)} s`)
  return found.result as T
}

/** One case from the counter to a signed help plan. */
async function journey({ url, deps, signIn }: Program): Promise<void> {
  const application = partOf<Application>({ deps })
  const procedure = new Procedure(partOf<TestApplication>({ url, signIn, application }))
  const talk = await procedure.takesPart('Hauptweg')
  await procedure.assess(talk)
  await procedure.agree(talk, 'Ich gehe zum Kurs.')
  await until('the help plan is in force', () =>
    deps.db.prisma.helpPlan.findFirst({ where: { caseId: talk.caseId, state: 'active' } }),
  )
}

/** Returns the cases of those whose walk-in was acknowledged. */
async function walkIns({ deps, signIn }: Program): Promise<string[]> {
  const centre = await signIn(await usernameOf(deps, 'customer-centre'))
  const numbers = Array.from({ length: WALK_INS }, (_, n) => n)
  const acknowledged: string[] = []
  const worker = async () => {
    for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
      const body = {
        lastName: `Amsel${String.fromCodePoint(97 + (n % 26))}${'e'.repeat(1 + n / 26)}`,
        firstName: 'Rosa',
        salutation: 'frau',
        street: `Musterpfad ${n + 1}`,
        postcode: '00159',
        city: 'Musterstadt',
        district: 'kinderhaus',
        language: 'de',
        urgentHints: [],
        isAnother: true,
      }
      const answer = await centre('/api/walk-ins', { method: 'POST', body })
      acknowledged.push(z.looseObject({ caseId: z.string() }).parse(answer).caseId)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return acknowledged
}

/** Of the cases given, how many have no open task for their team lead. */
async function countLost({ deps }: Program, cases: string[]): Promise<number> {
  const hasTask = async () => {
    const rows = await deps.db.query<{ n: number }>(
      `SELECT count(DISTINCT subject)::int AS n FROM task
       WHERE subject = ANY($1) AND state = 'open'`,
      [cases.map((id) => `case:${id}`)],
    )
    return rows[0]?.n ?? 0
  }
  await until('all have their task', async () => (await hasTask()) === cases.length).catch(say)
  return WALK_INS - (await hasTask())
}

/** Invites and prints; how many letters did not come out. */
async function printRun(program: Program): Promise<number> {
  const { url, deps, signIn } = program
  await inviteHouseholds({ url, signIn, deps: () => deps }, LETTERS)
  const run = await printAll(await signIn(await usernameOf(deps, 'customer-centre')))
  const { state, letterIds } = await deps.db.prisma.printRun.findUniqueOrThrow({
    where: { id: run.id },
    select: { state: true, letterIds: true },
  })
  return state === 'ready' ? Math.max(0, LETTERS - letterIds.length) : LETTERS
}

/** Returns 1 where the day did not pass. */
async function moveDay({ deps, signIn }: Program): Promise<number> {
  const colleague = await signIn(await usernameOf(deps, 'customer-centre'))
  await colleague('/api/training/moves', { method: 'POST', body: { to: 'day' } })
  const status = await until(
    'the day has passed',
    async () => {
      const now = await colleague('/api/training')
      return now['moving'] === null && now
    },
    HOUR_MS,
  )
  const { last } = z
    .looseObject({ last: z.looseObject({ failed: z.string().nullable() }) })
    .parse(status)
  if (last.failed) say(last.failed)
  return last.failed ? 1 : 0
}

async function settle({ deps, database }: Program): Promise<void> {
  const { lines, underWay } = await runSettledLedger(database.ownerUrl, {
    clock: deps.clock,
    patienceMs: 10 * 60_000,
  })
  for (const { name, differences, examples } of lines.filter((line) => line.differences > 0))
    say(`ledger: ${name}: ${differences} (${examples.join(', ')})`)
  if (underWay.length) say(`still under way: ${underWay.join(', ')}`)
  figures.ledger += lines.reduce((sum, { differences }) => sum + differences, 0)
  figures.refused += await deps.db.prisma.outbox.count({ where: { state: 'refused' } })
}

async function ordinaryDay(folder: string): Promise<void> {
  const program = await step('start', () => startProgram(join(folder, 'day'), false))
  try {
    await step('main journey', () => journey(program))
    const cases = await step(`${WALK_INS} walk-ins`, () => walkIns(program))
    figures.lost += await step('their tasks', () => countLost(program, cases))
    figures.lost += await step(`a print run of ${LETTERS}`, () => printRun(program))
    await step('ledger', () => settle(program))
  } finally {
    await program.stop()
  }
}

async function practice(folder: string): Promise<void> {
  const program = await step('training set-up', () => startProgram(join(folder, 'practice'), true))
  try {
    figures.lost += await step('a day moved', () => moveDay(program))
    await step('ledger', () => settle(program))
  } finally {
    await program.stop()
  }
}

const loops = startBusyLoops(LOOPS)
try {
  const folder = temporaryFolder()
  await ordinaryDay(folder)
  if (!isOnce) await practice(folder)
  figures.http5xx = faults.count()
} finally {
  await loops.stop()
}
tell(figures)
