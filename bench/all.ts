// Every measure after the other, each in a process of its own; `--json` prints all figures as one
// object. Other arguments go to each measure. `burdened` takes an hour and is run by name alone.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './support/measure.ts'

const own = import.meta.filename
const BY_NAME_ALONE = 'burdened.ts'
const args = process.argv.slice(2)
const benches = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && file !== BY_NAME_ALONE,
)
const figures: Record<string, unknown> = {}

for (const file of benches.filter((name) => !own.endsWith(name))) {
  say(`== ${file}`)
  const path = join(import.meta.dirname, file)
  const { status, stdout } = spawnSync(process.execPath, [path, ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) process.exit(status ?? 1)
  figures[file.replace('.ts', '')] = JSON.parse(stdout)
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
