import { Link } from '@tanstack/react-router'
import type { Candidate } from '#server/procedure/persons/schema.ts'
import { ApiError } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'

const isCandidate = (value: unknown): value is Candidate =>
  typeof value === 'object' && value !== null && 'personId' in value && 'displayName' in value

/** Who has the name already, from the server's question; null when it asked nothing. */
export function candidatesIn(error: Error | null): Candidate[] | null {
  if (!(error instanceof ApiError) || error.code !== 'KNOWN_NAME') return null
  const { current } = error
  return typeof current === 'object' && current !== null && 'candidates' in current
    ? [current.candidates].flat().filter(isCandidate)
    : null
}

/** Who is known under the name that was written: the same person, or another one. */
export function KnownNames({
  candidates,
  isPending,
  onAnother,
}: {
  candidates: readonly Candidate[]
  isPending: boolean
  onAnother: () => void
}) {
  return (
    <Alert tone="warn" live>
      <b>{m.nameIsKnown()}</b>
      <ul>
        {candidates.map(({ personId, displayName, reference, address, hasOpenCase }) => (
          <li key={personId}>
            {[
              displayName,
              reference,
              address ? address.join(', ') : m.addressNotShown(),
              ...(hasOpenCase ? [m.caseExists()] : []),
            ].join(' · ')}{' '}
            <Link to="/kundenzentrum/vorsprache" search={{ person: personId }}>
              {m.samePersonAs({ name: displayName })}
            </Link>
          </li>
        ))}
      </ul>
      <div className="u-actions">
        <Button isDisabled={isPending} onPress={onAnother}>
          {m.anotherPerson()}
        </Button>
      </div>
    </Alert>
  )
}
