import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import type { Team } from './queries.ts'

/**
 * Cases whose caseworker, or who stands in for them, has a conflict of interest: each is handed
 * over from here.
 */
export function ConflictCases({ team: { conflicts, members } }: { team: Team }) {
  const [open, setOpen] = useState<string | null>(null)
  if (conflicts.length === 0) return null
  const nameOf = (staffId: string): string =>
    members.find(({ id }) => id === staffId)?.displayName ?? ''
  return (
    <section className="u-card" aria-labelledby="team-conflicts">
      <h2 id="team-conflicts">{m.conflictCaseTitle()}</h2>
      <ul className="team-conflicts">
        {conflicts.map(({ caseId, person, caseRef, caseworkerId, conflictedId }) => {
          const member = members.find(({ id }) => id === caseworkerId)
          const name = nameOf(conflictedId)
          const key = `${caseId} ${conflictedId}`
          return (
            <li key={key}>
              <Link to="/faelle/$caseId" params={{ caseId }}>
                {person}
              </Link>
              <small>{caseRef}</small>
              <small>
                {conflictedId === caseworkerId
                  ? m.conflictCaseText({ name })
                  : m.conflictCaseSubstituteText({ name, absent: nameOf(caseworkerId) })}
              </small>
              {member && (
                <Button
                  size="s"
                  icon="swap_horiz"
                  aria-label={m.conflictCaseHandOverOf({ name: person })}
                  onPress={() => setOpen(key)}
                >
                  {m.conflictCaseHandOver()}
                </Button>
              )}
              {member && open === key && (
                <HandoverDialog
                  member={member}
                  members={members}
                  caseId={caseId}
                  onClose={() => setOpen(null)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
