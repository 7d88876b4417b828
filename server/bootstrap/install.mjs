// @ts-check
import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { Refusal, runQuietly } from './run.mjs'
import { hashOf, once } from './stamp.mjs'

const LOCK = 'package-lock.json'

/** Installs the packages when the lock file has changed since they were last installed. */
export async function install() {
  await once({
    stamp: 'node_modules/.hilfeplan-installed',
    hash: () => hashOf([LOCK]),
    isDone: isInstalled,
    work: npmCi,
  })
}

/** @typedef {Record<string, { version?: string, optional?: boolean, dev?: boolean }>} Packages */

/**
 * True when someone installed the packages of this lock file by npm itself: then npm's own note in
 * node_modules agrees with it.
 */
function isInstalled() {
  const wanted = readPackages(LOCK)
  const present = readPackages('node_modules/.package-lock.json')
  return wanted !== null && present !== null && agree(wanted, present)
}

/**
 * @param {Packages} wanted
 * @param {Packages} present
 */
export function agree(wanted, present) {
  const isComplete = Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  )
  return isComplete && Object.keys(present).every((path) => path in wanted)
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

async function npmCi() {
  process.stdout.write('Installing the packages (about a minute the first time) …\n')
  try {
    await runQuietly(['npm', 'ci'], { ...process.env, PATH: pathWithoutPackages() })
  } catch (error) {
    throw new Refusal(
      `The packages could not be installed: ${lastError(error)} Check the network and the npm ` +
        'registry, or that npm is installed, and start again.',
    )
  }
}

/** npm must not run on the Node that it is about to replace. */
function pathWithoutPackages() {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith('node_modules/.bin'))
    .join(delimiter)
}

/** @param {unknown} error */
function lastError(error) {
  const lines = (error instanceof Error ? error.message : '')
    .split('\n')
    .filter((line) => /npm (error|ERR!)/i.test(line))
  const told = lines
    .map((line) => line.replace(/^npm (error|ERR!)\s*/i, ''))
    .find((line) => line.includes(' ') && !line.startsWith('code '))
  return told ? `npm said "${told.slice(0, 200)}"` : 'npm could not be run.'
}
