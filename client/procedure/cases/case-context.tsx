import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { formatDay } from '#client/ui/format-date.ts'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'

/** What the person wants, in own words: first on the page. */
export function CaseConcern({ concern }: { concern: string | null }) {
  if (!concern) return null
  return (
    <section className="u-card case-concern" aria-labelledby="case-concern">
      <h2 id="case-concern">{m.concernInOwnWords()}</h2>
      <blockquote>{concern}</blockquote>
    </section>
  )
}

/** What ended before, for whom may read it. */
export function EarlierCases({ cases }: { cases: CaseDetail['earlierCases'] }) {
  if (cases.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.earlierCases()}</h2>
      {cases.map(({ id, caseRef, closedOn }) => (
        <p key={id} className="u-small">
          <Link to="/faelle/$caseId" params={{ caseId: id }}>
            {m.earlierCase({ ref: caseRef ?? m.noCaseRef() })}
          </Link>
          {closedOn && ` · ${formatDay(closedOn)}`}
        </p>
      ))}
    </section>
  )
}
