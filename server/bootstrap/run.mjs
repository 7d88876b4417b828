// @ts-check
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { spawnTied } from '../engine/embedded/tied-child.mjs'

/** Something is missing or went wrong; the message is one plain sentence that says what to do. */
export class Refusal extends Error {}

const NODE = 'node_modules/.bin/node'
const STOP_WITHIN_MS = 10_000
const ECHO_MS = 500 // Ctrl-C reaches us from the terminal and once more from npm

/**
 * Runs Node 24 with these arguments and passes signals on; returns its exit code. Ten seconds after
 * the first signal it is killed.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export async function runNode(args, env = process.env) {
  const node = resolve(NODE)
  if (!existsSync(node))
    throw new Refusal(
      'Node 24 did not come with the packages (it exists for Linux on x64 and arm64): run "npm ' +
        'ci", or check that optional packages are not left out.',
    )
  const child = spawnTied([node, '--disable-warning=ExperimentalWarning', ...args], {
    signal: 'TERM',
    env,
    output: 'inherit',
  })
  const pid = await child.pid
  let first = 0
  const killGroup = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      child.send('KILL')
    }
  }
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const pass = () => {
    const now = performance.now()
    if (first && now - first > ECHO_MS) return killGroup()
    if (first) return
    first = now
    child.send('TERM')
    timer = setTimeout(killGroup, STOP_WITHIN_MS)
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, pass)
  const code = await child.exited
  clearTimeout(timer)
  for (const signal of signals) process.off(signal, pass)
  return code
}

/**
 * Runs a set-up step quietly; throws what it said last when it fails.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 */
export async function runQuietly(command, env = process.env) {
  const child = spawnTied(command, { signal: 'KILL', env, output: 'pipe' })
  /** @type {string[]} */
  const said = []
  for (const stream of [child.process.stdout, child.process.stderr])
    stream?.setEncoding('utf8').on('data', (text) => said.push(text))
  const stop = () => {
    child.send('KILL')
    process.exit(130)
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, stop)
  const code = await child.exited
  for (const signal of signals) process.off(signal, stop)
  if (code !== 0) throw new Error(said.join(''))
}
