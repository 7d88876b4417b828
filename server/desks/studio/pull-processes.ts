import { join } from 'node:path'
import { openDb } from '#server/base/db.ts'
import { openDatabaseForTool } from '#server/engine/embedded/start-servers.ts'
import { readEnv } from '#server/base/env.ts'
import { writeStudioVersions } from './write-studio-versions.ts'

const database = await openDatabaseForTool(readEnv())
const db = openDb(database.appUrl, 1)
const pulled = await writeStudioVersions(db, join(import.meta.dirname, '../../../processes'))
for (const { process: id, version, files, leavesDescription } of pulled) {
  process.stdout.write(`${id}, version ${version}: ${files.join(', ')}\n`)
  if (leavesDescription)
    process.stdout.write(
      `  The drawing now counts by itself: delete processes/${id}/${id}.drawing.mjs, or change ` +
        'it until it draws the same.\n',
    )
}
if (pulled.length === 0)
  process.stdout.write('Nothing to pull: every version in force is one that shipped.\n')
await db.close()
await database.stop()
