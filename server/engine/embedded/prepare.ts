// Run by bootstrap.mjs before anything starts: finds Java and fetches the broker, or says in one
// sentence what is missing. With --class-cache, where the broker is started many times, it makes
// the
// cache that more than halves the work of a start.
import { existsSync } from 'node:fs'
import { aotFile, trainAotCache } from './aot-cache.ts'
import { makeDoorJar } from './engine-door.ts'
import { fetchBroker } from './fetch-broker.ts'
import { cacheFolder } from './folders.ts'
import { findJava } from './find-java.ts'
import { SetupError } from './setup-error.ts'

try {
  const java = await findJava()
  const version = process.env['ZEEBE_VERSION']
  const dataDir = process.env['DATA_DIR'] || '.data'
  const dist = await fetchBroker({
    dataDir,
    ...(version ? { version } : {}),
    javaHome: java.home,
    onProgress: (line) => process.stdout.write(`${line}\n`),
  })
  await makeDoorJar({ java, dist, cache: cacheFolder(dataDir) })
  const file = aotFile({ java, dist, cache: cacheFolder(dataDir) })
  if (process.argv.includes('--class-cache') && file && !existsSync(file)) {
    process.stdout.write('Making the class cache of the process engine …\n')
    await trainAotCache({ java, dist, file }).done
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
