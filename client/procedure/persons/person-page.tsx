import './person.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { isMissing } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { PageProblem } from '#client/ui/page-problem.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { ScanBox } from '#client/procedure/documents/scan-box.tsx'
import { ContactForm } from './contact-form.tsx'
import { HouseholdCard } from './household-card.tsx'
import { PersonConsents } from './person-consents.tsx'
import { personQuery, type PersonDetail } from './queries.ts'

/** One person: how to reach them, what they allowed, and what runs for them. */
export function PersonPage() {
  usePageTitle(m.person())
  const { personId } = useParams({ from: '/shell/personen/$personId' })
  const found = useQuery(personQuery(personId))
  if (found.error && (isMissing(found.error) || !found.data))
    return (
      <PageProblem
        error={found.error}
        missing={isMissing(found.error) ? { icon: 'search', text: m.personMissing() } : null}
        onRetry={() => void found.refetch()}
      />
    )
  return found.data ? <PersonView key={personId} person={found.data} /> : <Busy />
}

function PersonView({ person }: { person: PersonDetail }) {
  const [current] = person.cases
  return (
    <div className="u-page">
      <header>
        <div>
          <p className="u-crumbs">{person.reference}</p>
          <h1>{person.displayName}</h1>
        </div>
        {person.abilities.takeIn && !person.hasOpenCase && (
          <Link
            to="/kundenzentrum/vorsprache"
            search={{ person: person.id }}
            className="u-btn"
            data-variant="secondary"
          >
            {m.takeIn()}
          </Link>
        )}
      </header>
      {person.blocked && <Alert tone="warn">{m.addressBlocked()}</Alert>}
      {person.noMoreLetters && <Alert tone="warn">{m.wishesNoLetters()}</Alert>}
      <div className="person-columns">
        <ContactForm person={person} />
        <aside className="person-side" aria-label={m.atAGlance()}>
          {person.address && !current && (
            <section className="u-card">
              <h2>{m.address()}</h2>
              <p>
                {person.address[0]}
                <br />
                {person.address[1]}
              </p>
            </section>
          )}
          <Running person={person} />
          {current && <HouseholdCard caseId={current.id} />}
          <PersonConsents person={person} />
          {person.scanCaseId && (
            <>
              <ScanBox caseId={person.scanCaseId} kind="signed-plan" title={m.scanSignedPlan()} />
              <ScanBox caseId={person.scanCaseId} kind="consent" title={m.scanConsent()} />
            </>
          )}
        </aside>
      </div>
    </div>
  )
}

function Running({ person: { cases, invitations, hasOpenCase } }: { person: PersonDetail }) {
  return (
    <section className="u-card">
      <h2>{m.navCases()}</h2>
      {cases.length === 0 && <p className="u-muted">{hasOpenCase ? m.caseExists() : m.noCase()}</p>}
      <ul className="person-list">
        {cases.map(({ id, caseRef, statusText, statusTextEn, openedOn }) => (
          <li key={id}>
            <Link to="/faelle/$caseId" params={{ caseId: id }}>
              {caseRef ?? m.noCaseRef()}
            </Link>
            <small>
              {inLanguage(statusText, statusTextEn)} · {m.since({ day: formatDay(openedOn) })}
            </small>
          </li>
        ))}
        {invitations.map(({ id, createdOn }) => (
          <li key={id}>
            <Link to="/kundenzentrum" search={{ invitation: id }}>
              {m.invitationOf({ day: formatDay(createdOn) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
