// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run.mjs'
import { chooseMoment } from './test-moment.mjs'

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults:
 * { status: string, assertionResults: unknown[] }[] }} Report
 */

/**
 * True unless only the project that needs no broker is asked for.
 * @param {string[]} args
 */
export function needsEngine(args) {
  const projects = args.flatMap((arg, i) =>
    arg === '--project'
      ? [args[i + 1]]
      : arg.startsWith('--project=')
        ? [arg.slice('--project='.length)]
        : [],
  )
  return projects.length === 0 || projects.some((name) => name !== 'unit')
}

/**
 * Runs Vitest with these arguments, prints one counted line at the end and returns its exit code.
 * @param {string[]} args
 */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'hilfeplan-report-'))
  const file = join(folder, 'report.json')
  const now = Date.now()
  const moment = chooseMoment(process.env['TEST_NOW'], now)
  const when = momentLine(moment)
  process.stdout.write(`${when}\n`)
  try {
    const command = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]
    const code = await runNode([...command, ...args], shifted(moment.instant - now))
    const line = countLine(readReport(file), code)
    process.stdout.write(`${when}\n${line}\n`)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * When the tests take place, and how to have it so again.
 * @param {{ name: string, instant: number }} moment
 */
export function momentLine({ name, instant }) {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(instant)
  return `The tests take place on ${shown} in Berlin. Again: TEST_NOW=${name} npm test`
}

const SHIFT = new URL('../../tests/support/shifted-date.mjs', import.meta.url).href

/**
 * The environment in which every process of the run, however deep, is this far ahead of real time.
 * @param {number} offset milliseconds
 * @returns {NodeJS.ProcessEnv}
 */
function shifted(offset) {
  const { NODE_OPTIONS = '', ...env } = process.env
  return offset === 0
    ? process.env
    : {
        ...env,
        TEST_OFFSET_MS: String(offset),
        NODE_OPTIONS: `${NODE_OPTIONS} --import=${SHIFT}`.trim(),
      }
}

/**
 * @param {string} file
 * @returns {Report | null}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * `N passed, N failed`. A file that could not even be loaded counts as one failure, and so does a
 * run that ended badly without one.
 * @param {Report | null} report
 * @param {number} code exit code of Vitest
 */
export function countLine(report, code) {
  const broken =
    report?.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length ?? 0
  const failed = (report?.numFailedTests ?? 0) + broken
  const skipped = report?.numPendingTests ?? 0
  const counted = failed === 0 && code !== 0 ? 1 : failed
  const left = skipped ? `, ${skipped} skipped` : ''
  return `${report?.numPassedTests ?? 0} passed, ${counted} failed${left}`
}
