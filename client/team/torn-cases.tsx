import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import type { Team } from './queries.ts'

/** Cases whose caseworker has a conflict of interest: each is handed over from here. */
export function TornCases({ team: { torn, members } }: { team: Team }) {
  const [open, setOpen] = useState<string | null>(null)
  if (torn.length === 0) return null
  return (
    <section className="u-card" aria-labelledby="team-torn">
      <h2 id="team-torn">{m.tornTitle()}</h2>
      <ul className="team-torn">
        {torn.map(({ caseId, person, caseRef, caseworkerId }) => {
          const member = members.find(({ id }) => id === caseworkerId)
          return (
            <li key={caseId}>
              <Link to="/faelle/$caseId" params={{ caseId }}>
                {person}
              </Link>
              <small>{caseRef}</small>
              <small>{m.tornText({ name: member?.displayName ?? '' })}</small>
              {member && (
                <Button size="s" icon="swap_horiz" aria-label={m.tornHandOverOf({ name: person })} onPress={() => setOpen(caseId)}>
                  {m.tornHandOver()}
                </Button>
              )}
              {member && open === caseId && <HandoverDialog member={member} members={members} caseId={caseId} onClose={() => setOpen(null)} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
