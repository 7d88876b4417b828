// @ts-check
import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from './run.mjs'

const LEAST_NODE = 20
const LEAST_FREE = 1024 ** 3

/** Checks what nothing works without: the Node that runs this, and room on the disk. */
export function checkMachine() {
  checkNode(process.versions.node)
  for (const folder of new Set([
    process.cwd(),
    nearest(resolve(process.env['DATA_DIR'] || '.data')),
  ]))
    checkRoom(folder)
}

/** @param {string} version */
export function checkNode(version) {
  if (Number(version.split('.')[0]) >= LEAST_NODE) return
  throw new Refusal(
    `Node ${LEAST_NODE} or newer is needed, this is ${version}: install a newer Node (it is ` +
      'only used to set things up) and start again.',
  )
}

/** @param {string} folder */
function checkRoom(folder) {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= LEAST_FREE) return
  throw new Refusal(
    `Less than 1 GB is free on the disk of ${folder}: make room there, or set DATA_DIR to a ` +
      'folder on another disk.',
  )
}

/**
 * @param {string} folder
 * @returns {string}
 */
const nearest = (folder) => (existsSync(folder) ? folder : nearest(dirname(folder)))
