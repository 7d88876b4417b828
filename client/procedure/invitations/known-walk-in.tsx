import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { personQuery } from '#client/procedure/persons/queries.ts'
import { Alert } from '#client/ui/alert.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checklist } from '#client/ui/choice-fields.tsx'
import { languageName } from '#client/ui/language-name.ts'
import { Problem } from '#client/ui/problem.tsx'
import { URGENT_HINTS } from './answer-details.tsx'
import { OriginField } from './origin-field.tsx'
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
  const [hints, setHints] = useState<UrgentHint[]>([])
  const [origin, setOrigin] = useState<Origin>('walk-in')
  if (!found.data)
    return found.error ? (
      <Problem error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <Busy />
    )
  const { displayName, reference, address, blocked, contact, hasOpenCase, abilities } = found.data
  return (
    <form
      className="form u-card walk-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) onSend({ urgentHints: hints, origin })
      }}
    >
      <header className="centre-invited">
        <p className="u-muted u-small">{reference}</p>
        <h2>{displayName}</h2>
        {blocked ? (
          <Badge tone="warn" icon="lock">
            {m.addressBlockedShort()}
          </Badge>
        ) : (
          address && <p>{address.join(', ')}</p>
        )}
        <p className="u-muted u-small">
          {[languageName(contact.language), contact.phone].filter(Boolean).join(' · ')}
        </p>
      </header>
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
          <Checklist
            label={m.urgentHints()}
            hint={m.urgentHintsHint()}
            options={URGENT_HINTS.map(({ value, label }) => ({ value, label: label() }))}
            value={hints}
            onChange={(chosen) => setHints(chosen as UrgentHint[])}
          />
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
