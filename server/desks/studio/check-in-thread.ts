import { NotYet } from '#server/base/errors.ts'
import { loneThread, threadPorts } from '#server/base/lone-thread.ts'
import type { CheckReply, CheckRequest } from './check-worker.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'

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
export async function checkInThread(request: CheckRequest): Promise<Finding[]> {
  const outcome = await ask(request)
  if ('reply' in outcome) return findingsOf(outcome.reply)
  if (outcome.fault === 'late')
    throw new NotYet('CHECK_LATE', {
      de:
        'Die Prüfung der Zeichnung ist noch nicht fertig, und es wurde nichts geändert. ' +
        'Bitte versuchen Sie es gleich noch einmal.',
      en:
        'The check of the drawing is not finished yet, and nothing was changed. ' +
        'Please try again in a moment.',
    })
  return [
    fault(
      'too-costly',
      'Die Datei braucht bei der Prüfung zu viel Speicher.',
      'The check of the file needs too much memory.',
    ),
  ]
}

const findingsOf = (reply: CheckReply): Finding[] =>
  'findings' in reply
    ? reply.findings
    : [fault('unreadable', 'Die Datei ist kein BPMN.', 'The file is no BPMN.')]
