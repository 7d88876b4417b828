import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { contactWords, wishWords } from '#client/procedure/persons/talk-wishes.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { consentName } from './consent-name.ts'
import { useCaseChange } from './use-case-change.ts'
import { withdrawConsent } from './queries.ts'

/** How to reach the person; an address under a blocking notice is never shown. */
export function CasePerson({ item: { person } }: { item: CaseDetail }) {
  const facts: [string, string | null | undefined][] = [
    [m.address(), person.address?.join(', ')],
    [m.phone(), person.phone],
    [m.email(), person.email],
    [m.languageOfPerson(), languageName(person.language)],
    [m.representative(), person.representative],
    [m.talkWishes(), wishWords(person)],
    [m.reachedBy(), contactWords(person)],
  ]
  const known = facts.filter(([, value]) => Boolean(value))
  return (
    <section className="u-card">
      <h2>{m.person()}</h2>
      <dl className="u-facts case-person">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Link to="/personen/$personId" params={{ personId: person.id }} className="u-small">
        {m.toPerson()}
      </Link>
      {person.blocked && <Alert tone="warn">{m.addressBlocked()}</Alert>}
    </section>
  )
}

const LETTER_STATES: Record<string, () => string> = {
  queued: m.letterQueued,
  'in-run': m.letterInRun,
  posted: m.letterPosted,
  cancelled: m.letterCancelled,
  held: m.letterHeld,
  returned: m.letterReturned,
  'at-desk': m.letterAtDesk,
  'handed-over': m.letterHandedOver,
  sent: m.letterSent,
  'not-wanted': m.letterNotWanted,
}

export function CaseLetters({ letters }: { letters: CaseDetail['letters'] }) {
  if (letters.length === 0) return <Empty icon="mail" text={m.noLetters()} />
  return (
    <ul className="case-letters">
      {letters.map(({ id, title, titleEn, state, createdAt, postedOn }) => (
        <li key={id} className="u-card">
          <Icon name="description" />
          <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
            {inLanguage(title, titleEn)}
          </a>
          <Badge
            tone={
              state === 'posted'
                ? 'ok'
                : state === 'held' || state === 'returned'
                  ? 'warn'
                  : undefined
            }
          >
            {LETTER_STATES[state]?.() ?? state}
          </Badge>
          <span className="u-muted u-small">
            {postedOn
              ? m.postedOn({ day: formatDay(postedOn) })
              : m.writtenOn({ day: formatDay(createdAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Consents; taking one back holds from the click on. */
export function CaseConsents({ item }: { item: CaseDetail }) {
  const change = useCaseChange(item.id)
  if (item.consents.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.consents()}</h2>
      {change.error && <Alert tone="danger">{change.error.message}</Alert>}
      <ul className="case-consents">
        {item.consents.map(({ id, kind, state, givenOn, withdrawnOn }) => (
          <li key={id}>
            <span>
              {consentName(kind)}
              <small>
                {withdrawnOn
                  ? m.consentWithdrawnOn({ day: formatDay(withdrawnOn) })
                  : state === 'refused'
                    ? m.consentRefused()
                    : m.consentGivenOn({ day: formatDay(givenOn) })}
              </small>
            </span>
            {item.abilities.withdrawConsent && state === 'given' && !withdrawnOn && (
              <Button
                size="s"
                data-noprint
                isDisabled={change.isPending}
                aria-label={m.withdrawConsentOf({ name: consentName(kind) })}
                onPress={() =>
                  change.mutate({
                    send: () => withdrawConsent(item.id, id),
                    said: m.consentWithdrawn(),
                  })
                }
              >
                {m.withdrawConsent()}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
