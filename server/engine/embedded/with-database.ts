// with-database.ts <script> [arguments]: runs a script of ours with an empty temporary database,
// named in its environment.
import { join } from 'node:path'
import { startPostgres } from './postgres.ts'
import { SetupError } from './setup-error.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { spawnTied } from './tied-child.mjs'

const dataDir = join(temporaryFolder(), 'data')
try {
  const database = await startPostgres({ dataDir, durable: false, port: 0 })
  const { ownerUrl, appUrl, retentionUrl } = database
  const env = {
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_RETENTION_URL: retentionUrl,
  }
  const child = spawnTied(
    [process.execPath, '--disable-warning=ExperimentalWarning', ...process.argv.slice(2)],
    { signal: 'TERM', env, output: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.send('TERM'))
  process.exitCode = await child.exited
  await database.stop()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
