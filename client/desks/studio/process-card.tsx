import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import type { LandscapeItem } from './queries.ts'

type Props = {
  item: LandscapeItem
  items: LandscapeItem[]
  focus: string | null
  onFocus: (process: string | null) => void
}

function relationOf(
  { process, calls, calledBy }: LandscapeItem,
  focus: string | null,
): string | undefined {
  if (focus === null || focus === process) return undefined
  return calls.includes(focus) ? 'caller' : calledBy.includes(focus) ? 'called' : 'other'
}

/** One process: how much of it runs, what it needs, and whom it calls. */
export function ProcessCard({ item, items, focus, onFocus }: Props) {
  const { process, name, nameEn, running, calls } = item
  return (
    <li className="u-card studio-card" data-relation={relationOf(item, focus)}>
      <h3>
        <Link
          to="/prozesse/$process"
          params={{ process }}
          onMouseEnter={() => onFocus(process)}
          onMouseLeave={() => onFocus(null)}
          onFocus={() => onFocus(process)}
          onBlur={() => onFocus(null)}
        >
          {inLanguage(name, nameEn)}
        </Link>
      </h3>
      <p className="studio-running">
        <b>{formatNumber(running)}</b> {m.studio_running({ count: running })}
      </p>
      <Marks item={item} />
      {calls.length > 0 && (
        <p className="u-small u-muted">
          {m.studio_calls()}{' '}
          {calls.map((called, index) => (
            <CalledLink
              key={called}
              called={called}
              items={items}
              isLast={index === calls.length - 1}
            />
          ))}
        </p>
      )}
    </li>
  )
}

function Marks({ item }: { item: LandscapeItem }) {
  const { version, source, incidents, submitted, shippedDiffers } = item
  return (
    <div className="u-actions">
      <Badge>{m.diagramVersion({ version })}</Badge>
      {source === 'studio' ? (
        <Badge tone="info">{m.studio_ownVersion()}</Badge>
      ) : (
        <Badge>{m.studio_shipped()}</Badge>
      )}
      {incidents > 0 && (
        <Badge tone="danger" icon="warning">
          {m.studio_incidents({ count: incidents })}
        </Badge>
      )}
      {submitted > 0 && (
        <Badge tone="warn" icon="flag">
          {m.studio_waitsForRelease({ count: submitted })}
        </Badge>
      )}
      {shippedDiffers && (
        <Badge tone="warn" icon="info">
          {m.studio_shippedNewer()}
        </Badge>
      )}
    </div>
  )
}

function CalledLink({
  called,
  items,
  isLast,
}: {
  called: string
  items: LandscapeItem[]
  isLast: boolean
}) {
  const found = items.find(({ process }) => process === called)
  return (
    <>
      {found ? (
        <Link to="/prozesse/$process" params={{ process: called }}>
          {inLanguage(found.name, found.nameEn)}
        </Link>
      ) : (
        called
      )}
      {isLast ? '' : ', '}
    </>
  )
}
