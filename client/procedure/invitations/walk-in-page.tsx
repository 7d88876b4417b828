import './customer-centre.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '#client/api/request.ts'
import { ErrorSummary } from '#client/forms/error-summary.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { KnownWalkIn } from './known-walk-in.tsx'
import { takeInKnown, takeInWalkIn, type WalkIn } from './queries.ts'
import { NO_WALK_IN, walkInBody, walkInIssues, type WalkInDraft } from './walk-in-draft.ts'
import { WalkInFields } from './walk-in-fields.tsx'

/** Takes in a person who comes without an invitation; whom the office knows is not written down again. */
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

function WalkInForm({
  error,
  isPending,
  onSend,
}: {
  error: Error | null
  isPending: boolean
  onSend: (draft: WalkInDraft) => void
}) {
  const [draft, setDraft] = useState(NO_WALK_IN)
  const [failures, setFailures] = useState(0)
  const summary = useRef<HTMLDivElement>(null)
  const refused = error instanceof ApiError ? error.issues : []
  const issues = failures > 0 ? walkInIssues(draft) : []
  const shown = issues.length > 0 ? issues : refused
  useEffect(() => {
    if (failures > 0 || error) summary.current?.focus()
  }, [failures, error])
  const send = () => {
    if (walkInIssues(draft).length === 0) onSend(draft)
    else setFailures(failures + 1)
  }
  return (
    <form
      className="form u-card walk-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) send()
      }}
    >
      <p className="u-muted">{m.walkInText()}</p>
      {shown.length > 0 && <ErrorSummary ref={summary} issues={shown} />}
      <WalkInFields
        draft={draft}
        issues={shown}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      {error && refused.length === 0 && (
        <Alert tone="danger" live>
          <p>{error.message}</p>
          <p>{m.inputKept()}</p>
        </Alert>
      )}
      <div className="u-actions">
        <Button variant="primary" type="submit" isDisabled={isPending}>
          {m.takeIn()}
        </Button>
      </div>
    </form>
  )
}
