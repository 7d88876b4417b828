import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foreignHolder, lockDataDir } from './lock-data-dir.ts'
import { passwordFile, startPostgres } from './postgres.ts'
import { placePostgres } from './postgres-place.ts'
import { databaseUrls, readPasswords, type DatabaseUrls } from './postgres-roles.ts'

export type UsedPostgres = DatabaseUrls & { stop(): Promise<void> }

/**
 * The embedded database for a tool of the command line: the running one while the program runs,
 * else one started for this purpose.
 */
export async function usePostgres(dataDir: string): Promise<UsedPostgres> {
  if (foreignHolder(dataDir))
    return {
      ...databaseUrls(readPasswords(passwordFile(dataDir)), await runningPort(dataDir)),
      stop: async () => {},
    }
  const unlock = lockDataDir(dataDir)
  const server = await startPostgres({ dataDir, durable: true })
  const { ownerUrl, appUrl, retentionUrl } = server
  return {
    ownerUrl,
    appUrl,
    retentionUrl,
    async stop() {
      await server.stop()
      unlock()
    },
  }
}

const PORT_LINE = 3 // of postmaster.pid, counted from 0

async function runningPort(dataDir: string): Promise<number> {
  const { data } = await placePostgres(dataDir)
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[PORT_LINE])
}
