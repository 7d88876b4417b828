import './customer-centre.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { KnownWalkIn } from './known-walk-in.tsx'
import { takeInKnown, takeInWalkIn, type WalkIn } from './queries.ts'
import { walkInBody } from './walk-in-draft.ts'
import { WalkInForm } from './walk-in-form.tsx'

/**
 * Takes in a person who comes without an invitation; whom the office knows is not written down
 * again.
 */
export function WalkInPage() {
  usePageTitle(m.takeInWalkIn())
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [round, setRound] = useState(0)
  const { person } = useSearch({ from: '/shell/kundenzentrum/vorsprache' })
  const takeIn = useMutation({
    mutationFn: (send: () => Promise<WalkIn>) => send(),
    onSuccess: () => void queries.invalidateQueries(),
  })
  const again = () => {
    takeIn.reset()
    void navigate({ to: '/kundenzentrum/vorsprache' })
    setRound(round + 1)
  }
  return (
    <div className="u-page">
      <header>
        <div>
          <nav className="u-crumbs" aria-label={m.breadcrumb()}>
            <Link to="/kundenzentrum">{m.navCustomerCentre()}</Link>
          </nav>
          <h1>{m.takeInWalkIn()}</h1>
        </div>
      </header>
      {takeIn.data && <TakenIn result={takeIn.data} onAgain={again} />}
      {!takeIn.data && person && (
        <KnownWalkIn
          key={person}
          personId={person}
          error={takeIn.error}
          isPending={takeIn.isPending}
          onSend={(body) => takeIn.mutate(() => takeInKnown(person, body))}
        />
      )}
      {!takeIn.data && !person && (
        <WalkInForm
          key={round}
          error={takeIn.error}
          isPending={takeIn.isPending}
          onSend={(draft) => takeIn.mutate(() => takeInWalkIn(walkInBody(draft)))}
        />
      )}
    </div>
  )
}

function TakenIn({ result: { caseRef }, onAgain }: { result: WalkIn; onAgain: () => void }) {
  return (
    <Alert tone="ok" live>
      <b>{m.walkInTaken()}</b>
      <p>{caseRef ? m.walkInCase({ caseRef }) : m.walkInNext()}</p>
      <div className="u-actions">
        <Button onPress={onAgain}>{m.takeInAnother()}</Button>
        <Link to="/kundenzentrum" className="u-btn" data-variant="secondary">
          {m.navCustomerCentre()}
        </Link>
      </div>
    </Alert>
  )
}
