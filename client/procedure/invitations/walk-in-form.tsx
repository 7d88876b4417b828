import { useEffect, useRef, useState } from 'react'
import { ApiError } from '#client/api/request.ts'
import { ErrorSummary } from '#client/forms/error-summary.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { InputKept } from '#client/ui/problem.tsx'
import { candidatesIn, KnownNames } from './known-names.tsx'
import { NO_WALK_IN, walkInIssues, type WalkInDraft } from './walk-in-draft.ts'
import { WalkInFields } from './walk-in-fields.tsx'

type Props = { error: Error | null; isPending: boolean; onSend: (draft: WalkInDraft) => void }

/** Whoever comes without an invitation and is not known yet. */
export function WalkInForm({ error, isPending, onSend }: Props) {
  const [draft, setDraft] = useState(NO_WALK_IN)
  const [failures, setFailures] = useState(0)
  const summary = useRef<HTMLDivElement>(null)
  const candidates = candidatesIn(error)
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
      {candidates ? (
        <KnownNames
          candidates={candidates}
          isPending={isPending}
          onAnother={() => onSend({ ...draft, isAnother: true })}
        />
      ) : (
        error && refused.length === 0 && <InputKept error={error} />
      )}
      <div className="u-actions">
        <Button variant="primary" type="submit" isDisabled={isPending}>
          {m.takeIn()}
        </Button>
      </div>
    </form>
  )
}
