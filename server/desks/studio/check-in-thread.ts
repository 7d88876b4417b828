import { loneThread } from '#server/base/lone-thread.ts'
import type { Known } from './check-drawing.ts'
import type { CheckReply } from './check-worker.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'

type CheckRequest = Known & { xml: string }

const ask = loneThread<CheckRequest, CheckReply>(new URL('./check-worker.ts', import.meta.url), {
  deadlineMs: 10_000,
  heapMb: 256,
  youngMb: 32,
})

/**
 * Checks a drawing in a thread of its own: a file that would keep the checker busy or fill the
 * memory is refused, and nobody else waits.
 */
export async function checkInThread(request: CheckRequest): Promise<Finding[]> {
  const reply = await ask(request)
  if (!reply)
    return [
      fault(
        'too-costly',
        'Die Datei lässt sich nicht in angemessener Zeit prüfen.',
        'The file cannot be checked in reasonable time.',
      ),
    ]
  return 'findings' in reply
    ? reply.findings
    : [fault('unreadable', 'Die Datei ist kein BPMN.', 'The file is no BPMN.')]
}
