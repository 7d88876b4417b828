import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '#server/base/deps.ts'
import type { Worker } from '#server/engine/engine/define-worker.ts'

const EMPTY_PROCESS =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">' +
  '<process id="p" name="Probe"/></definitions>'

const DECISIONS: Record<string, string> = {
  'agency-assignment': 'invitation-campaign',
  'next-contact-step': 'client-invitation',
  'triage-priority': 'client-invitation',
}

export type JobFor = {
  input: Record<string, unknown>
  key?: string
  headers?: Record<string, string>
  elementInstanceKey?: string
  processInstanceKey?: string
  elementId?: string
}

/** Does one job as the engine would hand it out; the same `key` again is the same job. */
export async function runWorker(
  deps: Deps,
  worker: Worker,
  { input, headers = {}, ...job }: JobFor,
): Promise<Record<string, unknown>> {
  const key = job.key ?? String(randomInt(2 ** 40))
  const { elementInstanceKey = key, processInstanceKey = key, elementId = 'st-probe' } = job
  const info = {
    key,
    type: worker.jobType,
    processId: 'probe',
    processInstanceKey,
    elementId,
    elementInstanceKey,
    customHeaders: headers,
    retries: 3,
  }
  return worker.output.parse(await worker.run(worker.input.parse(input), deps, info))
}

/** Makes the shipped decision tables those in force. */
export async function deployDecisions(deps: Deps): Promise<void> {
  const decisions = Object.fromEntries(
    Object.entries(DECISIONS).map(([id, process]) => [
      id,
      readFileSync(join(import.meta.dirname, `../../processes/${process}/${id}.dmn`), 'utf8'),
    ]),
  )
  const key = String(randomInt(2 ** 40))
  await deps.db.prisma.deployment.create({
    data: {
      process: `decisions-${key}`,
      version: 1,
      definitionKey: key,
      checksum: key,
      source: 'shipped',
      xml: EMPTY_PROCESS,
      forms: {},
      decisions,
      contract: '',
      deployedAt: deps.clock.wallNow(),
    },
  })
}
