import { dayOf } from '#server/base/clock.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

/** Gives the case its number and opens it. Run again, it finds the number and changes nothing. */
export async function openCase(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const opened = await tx.$executeRaw`UPDATE help_case
        SET status = 'open',
          case_ref = 'HP-' || ${dayOf(deps.clock.now()).slice(0, 4)} || '-' || lpad(
            nextval('case_ref_seq')::text, 4, '0'
          )
        WHERE id = ${caseId}::uuid AND case_ref IS NULL AND status = 'opening'`
    if (opened)
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'process',
        code: 'case-opened',
      })
    announce(tx, 'cases')
  })
}
