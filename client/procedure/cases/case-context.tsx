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

const TYPES: Record<string, () => string> = {
  single: m.householdSingle,
  'lone-parent': m.householdLoneParent,
  'couple-children': m.householdCoupleChildren,
  couple: m.householdCouple,
  other: m.householdOther,
}

/** Who lives there is not our matter: only the kind of household, and that others have a case. */
export function CaseHousehold({
  household: { type, othersWithCase, earlierCases },
}: {
  household: CaseDetail['household']
}) {
  return (
    <section className="u-card">
      <h2>{m.household()}</h2>
      <p>{(TYPES[type] ?? m.householdUnknown)()}</p>
      {othersWithCase > 0 && (
        <p className="u-small">{m.othersWithCase({ count: othersWithCase })}</p>
      )}
      {earlierCases.map(({ id, caseRef, closedOn }) => (
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
