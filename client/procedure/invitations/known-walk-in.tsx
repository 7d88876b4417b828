import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { personQuery, type PersonDetail } from '#client/procedure/persons/queries.ts'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { languageName } from '#client/ui/language-name.ts'
import { Pending } from '#client/ui/pending.tsx'
import { Address } from './invited.tsx'
import { OriginField } from './origin-field.tsx'
import { TriageFacts } from './triage-facts.tsx'
import type { KnownWalkInBody, Origin, UrgentHint } from './queries.ts'

type Props = {
  personId: string
  error: Error | null
  isPending: boolean
  onSend: (body: KnownWalkInBody) => void
}

/** Takes in somebody whom the office knows: nothing is asked twice. */
export function KnownWalkIn({ personId, error, isPending, onSend }: Props) {
  const found = useQuery(personQuery(personId))
  const [urgentHints, setHints] = useState<UrgentHint[]>([])
  const [origin, setOrigin] = useState<Origin>('walk-in')
  if (!found.data) return <Pending query={found} />
  const { hasOpenCase, abilities } = found.data
  return (
    <form
      className="form u-card walk-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) onSend({ urgentHints, origin })
      }}
    >
      <KnownPerson person={found.data} />
      {error && (
        <Alert tone="danger" live>
          {error.message}
        </Alert>
      )}
      {hasOpenCase || !abilities.takeIn ? (
        <Alert>{hasOpenCase ? m.caseExists() : m.walkInImpossible()}</Alert>
      ) : (
        <>
          <OriginField value={origin} onChange={setOrigin} />
          <TriageFacts value={urgentHints} onChange={setHints} />
          <div className="u-actions">
            <Button variant="primary" type="submit" isDisabled={isPending}>
              {m.takeIn()}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

function KnownPerson({ person }: { person: PersonDetail }) {
  const { displayName, reference, address, blocked, contact } = person
  return (
    <header className="centre-invited">
      <p className="u-muted u-small">{reference}</p>
      <h2>{displayName}</h2>
      <Address blocked={blocked} address={address} />
      <p className="u-muted u-small">
        {[languageName(contact.language), contact.phone].filter(Boolean).join(' · ')}
      </p>
    </header>
  )
}
