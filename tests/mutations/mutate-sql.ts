/**
 * Changes one place of the source at a time and runs the tests of that place against a real
 * database: what no test notices has survived. Ends with an error where a known survivor is back.
 *
 *     npm run mutate:sql                       the known survivors and sixty of a seed
 *     npm run mutate:sql -- --seed 7 --count 5
 *     npm run mutate:sql -- --count 0          the known survivors alone
 */
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endDoorDatabases, GIVEN_SERVER, serverForChildren } from '#tests/support/door-database.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { copyTree, type Copy } from './copy-of-tree.ts'
import { findMutants, type Mutant } from './find-mutants.ts'
import { knownSurvivors, type KnownSurvivor } from './known-survivors.ts'
import { locateKnown } from './locate-known.ts'
import { sqlRooms } from './sql-rooms.ts'

const TREE = join(import.meta.dirname, '../..')
const LONGEST_RUN_MS = 240_000

type Trial = { mutant: Mutant; test: string; isKnown: boolean }
type Outcome = 'killed' | 'survived' | 'unjudged'
/** Where the mutants are tried: a copy of the tree and one server of databases. */
type Stage = Copy & { server: string }

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '12' },
    count: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
})
process.chdir(TREE)

const asTrial = (known: KnownSurvivor): Trial => ({
  mutant: locateKnown(known),
  test: known.test,
  isKnown: true,
})

/** So many mutants of the rooms of SQL, spread over their files, the same from the same seed. */
function draw(seed: number, count: number): Trial[] {
  const random = seededRandom(seed)
  const files = sqlRooms.flatMap(({ test, sources }) =>
    sources.flatMap((glob) => filesOf(glob).map((file) => ({ test, mutants: findMutants(file) }))),
  )
  const heaps = files
    .map(({ test, mutants }) => shuffled(mutants, random).map((mutant) => ({ mutant, test })))
    .filter((heap) => heap.length > 0)
  const drawn: Trial[] = []
  while (drawn.length < count && heaps.some((heap) => heap.length > 0))
    for (const heap of shuffled(heaps, random)) {
      const next = drawn.length < count ? heap.pop() : undefined
      if (next) drawn.push({ ...next, isKnown: false })
    }
  return drawn
}

function filesOf(glob: string): string[] {
  const files = globSync(glob).filter((file) => !file.endsWith('.test.ts'))
  if (files.length === 0) throw new Error(`no source of this name: ${glob}`)
  return files.toSorted()
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((each) => ({ each, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each)

/** True where all tests of the file pass. */
async function passes({ root, server }: Stage, test: string): Promise<boolean> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', test, '--bail', '1']
  const child = spawn(process.execPath, vitest, {
    cwd: root,
    env: { ...process.env, [GIVEN_SERVER]: server },
    stdio: 'ignore',
    timeout: LONGEST_RUN_MS,
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  return (await promise) === 0
}

/** Twice, since a machine may be busy: a test that fails without any change judges nothing. */
const isSound = async (stage: Stage, test: string): Promise<boolean> =>
  (await passes(stage, test)) || (await passes(stage, test))

async function judge(stage: Stage, { mutant, test }: Trial): Promise<Outcome> {
  const { file, start, end, to } = mutant
  const source = readFileSync(join(stage.root, file), 'utf8')
  const changed = source.slice(0, start) + to + source.slice(end)
  return await stage.withFile(file, changed, async () =>
    (await passes(stage, test)) ? 'survived' : 'killed',
  )
}

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 44 ? `${line.slice(0, 43)}…` : line
}

function tell({ mutant, isKnown }: Trial, outcome: Outcome, seconds: number): void {
  const { file, line, from, to } = mutant
  const what = `${short(from)}  →  ${short(to) || '(nothing)'}`
  const about = [
    outcome.padEnd(8),
    isKnown ? 'known ' : 'seeded',
    `${seconds.toFixed(0)} s`.padStart(5),
  ]
  console.log(`${about.join('  ')}  ${file}:${line}  ${what}`)
}

/** The mutants of one file of tests, one after another. */
async function tryAll(stage: Stage, test: string, trials: Trial[]): Promise<Judged[]> {
  const judged: Judged[] = []
  const sound = await isSound(stage, test)
  for (const trial of trials) {
    const from = performance.now()
    const outcome = sound ? await judge(stage, trial) : 'unjudged'
    tell(trial, outcome, (performance.now() - from) / 1000)
    judged.push({ ...trial, outcome })
  }
  return judged
}

type Judged = Trial & { outcome: Outcome }

async function main(): Promise<void> {
  const seeded = draw(Number(options.seed), Number(options.count))
  const trials = Map.groupBy(
    [...knownSurvivors.map(asTrial), ...seeded].filter(({ mutant, test }) =>
      `${mutant.file} ${test}`.includes(options.only),
    ),
    ({ test }) => test,
  )
  const copy = copyTree(TREE)
  process.once('exit', () => copy.remove())
  process.once('SIGINT', () => process.exit(130))
  const stage = { ...copy, server: await serverForChildren() }
  const judged: Judged[] = []
  for (const [test, ofTest] of trials) judged.push(...(await tryAll(stage, test, ofTest)))
  await endDoorDatabases()
  const count = (outcome: Outcome) => judged.filter((each) => each.outcome === outcome).length
  if (count('unjudged')) console.log(`${count('unjudged')} not judged: their tests fail anyway`)
  console.log(`seed ${options.seed}: ${count('killed')} killed, ${count('survived')} survived`)
  process.exitCode = judged.some(({ isKnown, outcome }) => isKnown && outcome !== 'killed') ? 1 : 0
}

await main()
