import { NotYet } from '#server/base/errors.ts'
import { loneThread, threadPorts } from '#server/base/lone-thread.ts'
import type { Adopted } from './adopt-drawing.ts'
import type { CheckReply, CheckRequest } from './check-worker.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'
import type { Known } from './rule.ts'

const LIMITS = { budgetMs: 10_000, tries: 2, heapMb: 256, youngMb: 32 }

const ask = loneThread<CheckRequest, CheckReply>(
  LIMITS,
  threadPorts(new URL('./check-worker.ts', import.meta.url), LIMITS),
)

/**
 * Checks a drawing in a thread of its own, so that a file that keeps the checker busy keeps nobody
 * else waiting. One that fills the memory is refused.
 * @throws NotYet CHECK_LATE where the check was not done within ten seconds, and within twenty
 */
export async function checkInThread(drawing: Known & { xml: string }): Promise<Finding[]> {
  const reply = await askThread({ kind: 'check', drawing })
  return 'findings' in reply ? reply.findings : [UNREADABLE]
}

/**
 * Reads a foreign file in the same thread.
 * @throws NotYet CHECK_LATE
 */
export async function adoptInThread(
  file: { bytes: Uint8Array; process: string },
  known: Known,
): Promise<Adopted> {
  const reply = await askThread({ kind: 'adopt', file, known })
  if ('adopted' in reply) return reply.adopted
  const findings = 'findings' in reply ? reply.findings : [UNREADABLE]
  return { xml: null, name: '', steps: 0, notices: [], findings }
}

const UNREADABLE = fault(
  'unreadable',
  'Die Prüfung kann diese Datei nicht lesen: Ihr Aufbau entspricht nicht BPMN 2.0.',
  'The check cannot read this file: it is not built as BPMN 2.0 is.',
)

async function askThread(request: CheckRequest): Promise<CheckReply> {
  const outcome = await ask(request)
  if ('reply' in outcome) return outcome.reply
  if (outcome.fault === 'late')
    throw new NotYet('CHECK_LATE', {
      de:
        'Die Prüfung der Zeichnung ist noch nicht fertig, und es wurde nichts geändert. ' +
        'Bitte versuchen Sie es gleich noch einmal.',
      en:
        'The check of the drawing is not finished yet, and nothing was changed. ' +
        'Please try again in a moment.',
    })
  const costly = fault(
    'too-costly',
    'Die Datei braucht bei der Prüfung zu viel Speicher.',
    'The check of the file needs too much memory.',
  )
  return { findings: [costly] }
}
