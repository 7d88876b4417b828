import * as m from '#client/generated/messages/messages.js'
import { consentName } from '#client/procedure/cases/consent-name.ts'
import { formatDay } from '#client/ui/format-date.ts'
import type { PersonDetail } from './queries.ts'

/**
 * What the person allowed and took back, over all cases; it is withdrawn on the page of its case.
 */
export function PersonConsents({ person: { consents } }: { person: PersonDetail }) {
  if (consents.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.consents()}</h2>
      <ul className="person-list">
        {consents.map(({ id, kind, state, givenOn, withdrawnOn }) => (
          <li key={id}>
            {consentName(kind)}
            <small>
              {withdrawnOn
                ? m.consentWithdrawnOn({ day: formatDay(withdrawnOn) })
                : state === 'refused'
                  ? m.consentRefused()
                  : m.consentGivenOn({ day: formatDay(givenOn) })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
