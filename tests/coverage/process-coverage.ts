// Which drawn elements and ways the engine has passed in the last run of the tests: passed / drawn
// per process, and each that none passed.
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readDrawing } from '#server/procedure/deployments/read-drawing.ts'
import { readShipped } from '#server/procedure/deployments/shipped.ts'
import { RECORDS_FOLDER } from '#tests/support/records-folder.ts'

const PASSED = ['ELEMENT_COMPLETED', 'SEQUENCE_FLOW_TAKEN']
type Passed = Map<string, Set<string>>

/**
 * Elements and flows that some instance has passed, by process. A test may deploy a drawing of its
 * own: what ships is counted by its ids.
 */
async function readPassed(): Promise<Passed> {
  const passed: Passed = new Map()
  for (const file of existsSync(RECORDS_FOLDER) ? readdirSync(RECORDS_FOLDER) : []) {
    for await (const line of createInterface({
      input: createReadStream(join(RECORDS_FOLDER, file)),
    })) {
      if (!line.includes('"valueType":"PROCESS_INSTANCE"')) continue
      const { intent, value } = JSON.parse(line) as {
        intent: string
        value: { bpmnProcessId: string; elementId: string }
      }
      if (!PASSED.includes(intent)) continue
      const known = passed.get(value.bpmnProcessId)
      if (known) known.add(value.elementId)
      else passed.set(value.bpmnProcessId, new Set([value.elementId]))
    }
  }
  return passed
}

type Drawn = {
  id: string
  /** The element whose record tells that this was passed. */
  toldBy: string
}

/**
 * Everything that a drawing shows and an instance can pass. The engine tells no way out of a wait,
 * only the event that came.
 */
async function drawnIn(xml: string): Promise<Drawn[]> {
  const read = await readDrawing(xml)
  if (!('drawing' in read)) throw new Error('a shipped drawing cannot be read')
  const { nodes, flows } = read.drawing
  const waits = new Set(
    nodes.filter(({ type }) => type === 'EventBasedGateway').map(({ id }) => id),
  )
  return [
    ...nodes.map(({ id }) => ({ id, toldBy: id })),
    ...flows.map(({ id, from, to }) => ({ id, toldBy: waits.has(from) ? to : id })),
  ]
}

const passed = await readPassed()
if (passed.size === 0) {
  process.stderr.write('There are no records of the engine: run "npm test" first.\n')
  process.exit(1)
}
for (const { process: id, xml } of readShipped()) {
  const drawn = await drawnIn(xml)
  const missing = drawn.filter(({ toldBy }) => !passed.get(id)?.has(toldBy))
  process.stdout.write(
    `${id}: ${drawn.length - missing.length} / ${drawn.length}\n` +
      missing.map((one) => `  not passed: ${one.id}\n`).join(''),
  )
}
