import { Link } from '@tanstack/react-router'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import type { Invitation } from './queries.ts'

/** Who was invited, how to reach them, and where the invitation stands. */
export function Invited({
  invitation: {
    person,
    reference,
    campaignName,
    agencyName,
    stateText,
    stateTextEn,
    sentOn,
    responseDueOn,
  },
}: {
  invitation: Invitation
}) {
  return (
    <header className="centre-invited">
      <p className="u-muted u-small">{[reference, campaignName].filter(Boolean).join(' · ')}</p>
      <h2 id="invited">{person.displayName}</h2>
      <Address blocked={person.blocked} address={person.address} />
      <p className="u-muted u-small">
        {[languageName(person.language), person.phone, person.representative, agencyName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ToPerson personId={person.id} />
      <div className="u-actions">
        <Badge tone="info">{inLanguage(stateText, stateTextEn)}</Badge>
        {sentOn && <Badge icon="mail">{m.postedOn({ day: formatDay(sentOn) })}</Badge>}
        {responseDueOn && (
          <Badge icon="schedule">{m.answerUntil({ day: formatDay(responseDueOn) })}</Badge>
        )}
      </div>
    </header>
  )
}

/** An address under a blocking notice is never shown. */
export function Address({ blocked, address }: { blocked: boolean; address: string[] | null }) {
  if (blocked)
    return (
      <Badge tone="warn" icon="lock">
        {m.addressBlockedShort()}
      </Badge>
    )
  return address && <p>{address.join(', ')}</p>
}

/** For whoever may open the page of any person: contact data, consents, scans. */
function ToPerson({ personId }: { personId: string }) {
  const { abilities } = useSession()
  if (!abilities.useCustomerCentre) return null
  return (
    <Link to="/personen/$personId" params={{ personId }} className="u-small">
      {m.toPerson()}
    </Link>
  )
}
