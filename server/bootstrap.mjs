// @ts-check
// Sets up what a fresh clone lacks, then starts a verb on Node 24. Runs on any Node from 20 on,
// before any package is installed.
import { build } from './bootstrap/build.mjs'
import { checkMachine } from './bootstrap/check-machine.mjs'
import { generate } from './bootstrap/generate.mjs'
import { install } from './bootstrap/install.mjs'
import { Refusal, runNode } from './bootstrap/run.mjs'
import { runTests, needsEngine } from './bootstrap/run-tests.mjs'
import { readdirSync } from 'node:fs'

/** @typedef {(args: string[]) => Promise<number>} Verb */

const BIN = 'node_modules/typescript/bin/tsc'
const LINT = 'node_modules/oxlint/bin/oxlint'
const FORMAT = 'node_modules/oxfmt/bin/oxfmt'

/** @type {(script: string) => Verb} */
const script = (file) => async (args) => {
  await setUp()
  return runNode([file, ...args])
}

/** @type {Record<string, Verb>} */
const VERBS = {
  async start(args) {
    await setUp({ withClient: true, withEngine: !process.env['ZEEBE_GRPC_ADDRESS'] })
    return runNode(['server/main.ts', ...args])
  },
  async training(args) {
    process.env['TRAINING'] = 'on'
    process.env['DATA_DIR'] ??= '.data-training'
    process.env['LOG_LEVEL'] ??= 'warn'
    await setUp({ withClient: true, withEngine: true })
    return runNode(['server/main.ts', ...args])
  },
  async dev(args) {
    await setUp({ withClient: true, withEngine: !process.env['ZEEBE_GRPC_ADDRESS'] })
    return runNode(['--watch', 'server/main.ts', ...args])
  },
  async test(args) {
    await setUp({ withClient: true, withEngine: needsEngine(args), withClassCache: true })
    return runTests(args)
  },
  async build() {
    await setUp({ withClient: true })
    return 0
  },
  async generate() {
    await setUp()
    return 0
  },
  async check(args) {
    await setUp({ withClient: true, withEngine: true, withClassCache: true })
    for (const [name, run] of checks(args)) {
      process.stdout.write(`${name} …\n`)
      const code = await run()
      if (code !== 0) return code
    }
    return 0
  },
  async schema(args) {
    await setUp()
    return runNode(['server/engine/embedded/with-database.ts', 'prisma/schema-tool.ts', ...args])
  },
  migrate: script('prisma/migrate-cli.ts'),
  ledger: script('server/desks/ledger/ledger-cli.ts'),
  'feed-rebuild': script('server/doors/feed/rebuild-cli.ts'),
  'coverage-processes': script('tests/coverage/process-coverage.ts'),
  'processes-pull': script('server/desks/studio/pull-processes.ts'),
  async pictures(args) {
    await setUp({ withClient: true, withEngine: true })
    return runNode(['tests/pictures/take-pictures.ts', ...args])
  },
  async bench([name, ...args]) {
    const known = readdirSync('bench')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3))
    if (!name || !known.includes(name))
      throw new Refusal(`Say which measure to run: npm run bench -- ${known.join(' | ')}`)
    await setUp({ withClient: true, withEngine: true })
    return runNode([`bench/${name}.ts`, ...args])
  },
}

/**
 * @param {string[]} args
 * @returns {[string, () => Promise<number>][]}
 */
const checks = (args) => [
  ['Checking types', () => runNode([BIN, '-p', '.'])],
  ['Checking the format', () => runNode([FORMAT, '--check'])],
  ['Checking style', () => runNode([LINT, '--type-aware'])],
  [
    'Checking the database schema',
    () => runNode(['server/engine/embedded/with-database.ts', 'prisma/schema-tool.ts', 'check']),
  ],
  ['Running the tests', () => runTests(args)],
]

/** @param {{ withClient?: boolean, withEngine?: boolean, withClassCache?: boolean }} [wanted] */
async function setUp({ withClient = false, withEngine = false, withClassCache = false } = {}) {
  checkMachine()
  await install()
  await generate()
  if (withClient) await build()
  const prepare = [
    'server/engine/embedded/prepare.ts',
    ...(withClassCache ? ['--class-cache'] : []),
  ]
  if (withEngine && (await runNode(prepare)) !== 0) throw new Refusal('')
}

try {
  process.chdir(new URL('..', import.meta.url).pathname)
  const [name = '', ...args] = process.argv.slice(2)
  const verb = VERBS[name]
  if (!verb)
    throw new Refusal(
      `Say what to do: npm start, npm test, or node server/bootstrap.mjs ` +
        `${Object.keys(VERBS).join(' | ')}`,
    )
  process.exitCode = await verb(args)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  if (error.message) process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
