// Run by bootstrap.mjs before anything starts: finds Java and fetches the broker, or says in one
// sentence what is missing.
import { fetchBroker } from './fetch-broker.ts'
import { findJava } from './find-java.ts'
import { SetupError } from './setup-error.ts'

try {
  const java = await findJava()
  const version = process.env['ZEEBE_VERSION']
  await fetchBroker({
    dataDir: process.env['DATA_DIR'] || '.data',
    ...(version ? { version } : {}),
    javaHome: java.home,
    onProgress: (line) => process.stdout.write(`${line}\n`),
  })
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
