import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SetupError } from './setup-error.ts'

/** A data folder, the cluster that belongs to it, and its passwords: all three or none. */
export type ClusterParts = { dataDir: string; data: string; passwords: string }

/** What a start has made before the database: no sign of an earlier life. */
const MADE_BY_THIS_START = /^(lock.*|training\.json)$/

const markOf = (dataDir: string): string => resolve(dataDir, 'database.json')

/** Notes in the data folder where its cluster lies, once that is whole. */
export function markCluster({ dataDir, data }: ClusterParts): void {
  writeFileSync(markOf(dataDir), JSON.stringify({ cluster: data }), { mode: 0o600, flush: true })
}

/**
 * Whether the folder's cluster has to be made first. As root it may lie outside the data folder:
 * who deleted the data folder to begin anew meant the database, too, so what is left of it goes,
 * and that is said.
 * @throws SetupError naming the part that is missing, and what to do
 */
export function needsCluster(parts: ClusterParts, say: (line: string) => void): boolean {
  const { dataDir, data, passwords } = parts
  const isThere = existsSync(join(data, 'PG_VERSION'))
  if (!isThere && existsSync(markOf(dataDir)))
    throw new SetupError(
      `The database of the data folder ${resolve(dataDir)} is missing: it lay in ${data}. ` +
        `Restore it from your backup, or delete ${resolve(dataDir)} to begin anew.`,
    )
  if (!isThere || existsSync(passwords)) return !isThere
  if (!isFresh(dataDir))
    throw new SetupError(
      `The passwords of the database are missing: they belong in ${passwords}. Restore that file ` +
        `from your backup, or delete ${resolve(dataDir)} and ${data} to begin anew.`,
    )
  say(`The data folder ${resolve(dataDir)} was deleted: its database in ${data} goes, too.`)
  rmSync(data, { recursive: true })
  return true
}

const isFresh = (dataDir: string): boolean =>
  readdirSync(resolve(dataDir)).every((name) => MADE_BY_THIS_START.test(name))
