// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run.mjs'

/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} Report */

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
  try {
    const code = await runNode([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ])
    const line = countLine(readReport(file), code)
    process.stdout.write(`${line}\n`)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
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
 * `N passed, N failed`. A file that could not even be loaded counts as one failure, and so does a run that ended badly without one.
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
  return `${report?.numPassedTests ?? 0} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
