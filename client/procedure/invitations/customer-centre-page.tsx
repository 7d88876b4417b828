import './customer-centre.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { TodayTalks } from '#client/procedure/appointments/today-talks.tsx'
import { CallList } from '#client/procedure/calls/call-list.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { InvitationPanel } from './invitation-panel.tsx'
import { findByName, invitationQuery, searchReference, type Invitation } from './queries.ts'

const LOOKS_LIKE_NUMBER = /\d/

/**
 * The desk's page: answers, calls, who comes today. It is made for the keyboard and the scanner:
 * number, Enter; the person is shown; one key for the answer, Enter; and the cursor stands in the
 * number field again.
 */
export function CustomerCentrePage() {
  usePageTitle(m.navCustomerCentre())
  const { invitation: id } = useSearch({ from: '/shell/kundenzentrum' })
  const field = useRef<HTMLInputElement>(null)
  const { search, open, found } = useLookUp()
  const toField = () => {
    field.current?.focus()
    field.current?.select()
  }
  useShortcut('n', m.toNumberField(), toField)
  useEffect(() => {
    if (!id) field.current?.focus()
  }, [id])
  return (
    <div className="u-page">
      <header>
        <h1>{m.navCustomerCentre()}</h1>
        <Link to="/kundenzentrum/vorsprache" className="u-btn" data-variant="secondary">
          <Icon name="person_add" /> {m.takeInWalkIn()}
        </Link>
      </header>
      <LookUp field={field} isBusy={search.isPending} onSearch={(text) => search.mutate(text)} />
      <div aria-live="polite">
        {search.error && <Problem error={search.error} />}
        {found?.length === 0 && <Alert tone="warn">{m.nobodyFound()}</Alert>}
        {found && found.length > 1 && <Found items={found} onOpen={open} />}
      </div>
      {id && <InvitationPanel key={id} id={id} onDone={toField} />}
      {!id && !found && <p className="u-muted centre-explained">{m.lookUpExplained()}</p>}
      {!id && (
        <div className="centre-desk">
          <CallList />
          <TodayTalks />
        </div>
      )}
    </div>
  )
}

function useLookUp() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = (invitation: Invitation) => {
    queries.setQueryData(invitationQuery(invitation.id).queryKey, invitation)
    search.reset()
    void navigate({ to: '/kundenzentrum', search: { invitation: invitation.id } })
  }
  const search = useMutation({
    mutationFn: (text: string) =>
      LOOKS_LIKE_NUMBER.test(text) ? searchReference(text) : findByName(text),
    onSuccess: ({ items }) => {
      const [only] = items
      if (only && items.length === 1) open(only)
      else void navigate({ to: '/kundenzentrum' })
    },
  })
  return { search, open, found: search.data?.items }
}

type LookUpProps = {
  field: RefObject<HTMLInputElement | null>
  isBusy: boolean
  onSearch: (text: string) => void
}

function LookUp({ field, isBusy, onSearch }: LookUpProps) {
  const [text, setText] = useState('')
  return (
    <search>
      <form
        className="centre-look-up"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) onSearch(text.trim())
        }}
      >
        <label className="u-field">
          <span>{m.numberOrName()}</span>
          <input
            ref={field}
            className="u-input"
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </label>
        <Button type="submit" variant="primary" icon="search" isDisabled={isBusy}>
          {m.lookUp()}
        </Button>
      </form>
    </search>
  )
}

function Found({
  items,
  onOpen,
}: {
  items: Invitation[]
  onOpen: (invitation: Invitation) => void
}) {
  return (
    <ul className="centre-found">
      {items.map((invitation) => (
        <li key={invitation.id}>
          <button type="button" onClick={() => onOpen(invitation)}>
            <b>{invitation.person.displayName}</b>
            <span className="u-muted u-small">
              {[
                invitation.reference,
                invitation.person.address?.join(', '),
                invitation.campaignName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
