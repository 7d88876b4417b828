import './household.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { HouseholdForm } from './household-form.tsx'
import { householdTypes } from './household-types.ts'
import { householdQuery, type Household } from './queries.ts'

/** `asks`: beside the question whether the details are right. */
type Props = { caseId: string; asks?: boolean }

/** Where a person lives and with whom; changed where it stands. */
export function HouseholdCard({ caseId, asks = false }: Props) {
  const found = useQuery(householdQuery(caseId))
  const [isOpen, setOpen] = useState(false)
  const household = found.data
  return (
    <section className="u-card" aria-label={m.household()}>
      <h2>{m.household()}</h2>
      {found.error && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {asks && <p className="u-small">{m.householdAsk()}</p>}
      {household && !isOpen && <Details household={household} />}
      {household?.abilities.change && !isOpen && (
        <div className="u-actions">
          <Button size="s" icon="edit" onPress={() => setOpen(true)}>
            {m.householdChange()}
          </Button>
        </div>
      )}
      {household && isOpen && (
        <HouseholdForm caseId={caseId} household={household} onEnd={() => setOpen(false)} />
      )}
    </section>
  )
}

function Details({ household: { type, address, others, members } }: { household: Household }) {
  return (
    <>
      <p>{householdTypes()[type] ?? m.householdUnknown()}</p>
      {address && address.street !== '' && (
        <p>
          {address.street}
          <br />
          {address.postcode} {address.city}
        </p>
      )}
      {!address && <p className="u-small">{m.addressBlockedShort()}</p>}
      <h3>{m.householdMembers()}</h3>
      {others.length + members.length === 0 && (
        <p className="u-muted u-small">{m.householdNobodyElse()}</p>
      )}
      <ul className="household-list">
        {others.map((other) => (
          <li key={other.personId}>
            {other.displayName}
            {other.case && (
              <>
                {' · '}
                <Link to="/faelle/$caseId" params={{ caseId: other.case.id }}>
                  {other.case.caseRef ?? m.noCaseRef()}
                </Link>
              </>
            )}
          </li>
        ))}
        {members.map((member, place) => (
          <li key={place}>{memberText(member)}</li>
        ))}
      </ul>
    </>
  )
}

const memberText = ({ kind, name, birthYear }: Household['members'][number]): string =>
  [
    name || (kind === 'child' ? m.householdChildPlain() : ''),
    birthYear && m.householdBorn({ year: String(birthYear) }),
  ]
    .filter(Boolean)
    .join(', ')
