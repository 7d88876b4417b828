// @ts-check
import { spawn, spawnSync } from 'node:child_process'

/**
 * @typedef {{ signal: 'TERM' | 'INT' | 'KILL', cwd?: string, env?: NodeJS.ProcessEnv, uid?: number,
 * gid?: number, output: 'inherit' | 'pipe' }} TiedOptions
 * @typedef {{ process: import('node:child_process').ChildProcess, pid: Promise<number>,
 * send(signal: 'TERM' | 'INT' | 'QUIT' | 'KILL'): void, exited: Promise<number> }} TiedChild
 */

// Without setpriv a shell stands between: it ends the child when the pipe of its parent closes, and
// passes signals on that come over it.
const SHELL = `"$@" 3<&- 4>&- </dev/null & c=$!; echo $c >&4; exec 4>&-
{ while read -r s <&3; do kill -$s $c; done; kill -$SIGNAL_AT_END $c; } 2>/dev/null & r=$!
exec 3<&-; wait $c; s=$?; kill $r 2>/dev/null; exit $s`

/** @type {boolean | undefined} */
let canTie

/** True where the system ends a child together with its parent; false where the shell does it. */
function hasSetpriv() {
  canTie ??=
    !process.env['WITHOUT_SETPRIV'] &&
    spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout?.includes('pdeathsig') === true
  return canTie
}

/**
 * Starts a program that gets `signal` when this process ends, however it ends. It has a process
 * group of its own, so that Ctrl-C in the terminal reaches it through us only.
 * @param {string[]} command
 * @param {TiedOptions} options
 * @returns {TiedChild}
 */
export function spawnTied(command, options) {
  return hasSetpriv() ? withSetpriv(command, options) : withShell(command, options)
}

/**
 * @param {TiedOptions} options
 * @returns {import('node:child_process').SpawnOptions}
 */
function common({ cwd, env, uid, gid }) {
  const given = Object.entries({ cwd, uid, gid }).filter(([, value]) => value !== undefined)
  return { detached: true, env: env ?? process.env, ...Object.fromEntries(given) }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)))
  })
}

/**
 * @param {string[]} command
 * @param {TiedOptions} options
 * @returns {TiedChild}
 */
function withSetpriv(command, options) {
  const stdio = options.output
  const child = spawn('setpriv', ['--pdeathsig', options.signal, '--', ...command], {
    ...common(options),
    stdio: ['ignore', stdio, stdio],
  })
  return {
    process: child,
    pid: Promise.resolve(child.pid ?? 0),
    exited: exitOf(child),
    send: (signal) => void child.kill(`SIG${signal}`),
  }
}

/**
 * @param {string[]} command
 * @param {TiedOptions} options
 * @returns {TiedChild}
 */
function withShell(command, options) {
  const base = common(options)
  const stdio = options.output
  const child = spawn('sh', ['-c', SHELL, 'tied', ...command], {
    ...base,
    env: { ...base.env, SIGNAL_AT_END: options.signal },
    stdio: ['ignore', stdio, stdio, 'pipe', 'pipe'],
  })
  const control = /** @type {import('node:stream').Writable} */ (child.stdio[3])
  control.on('error', () => {})
  /** @type {Promise<number>} */
  const pid = new Promise((resolve) => {
    child.stdio[4]?.once('data', (line) => resolve(Number(line)))
    child.once('exit', () => resolve(0))
  })
  return {
    process: child,
    pid,
    exited: exitOf(child),
    send: (signal) => void control.write(`${signal}\n`),
  }
}
