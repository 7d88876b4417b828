import './studio.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { landscapeQuery, type LandscapeItem } from './queries.ts'

/** All processes: who calls whom, and how many instances run. */
export function LandscapePage() {
  usePageTitle(m.navProcesses())
  const landscape = useQuery(landscapeQuery)
  const [focus, setFocus] = useState<string | null>(null)
  const items = landscape.data?.items ?? []
  const depths = [...new Set(items.map(({ depth }) => depth))]
  return (
    <div className="u-page">
      <header>
        <h1>{m.navProcesses()}</h1>
        <div className="u-actions">
          <Link to="/prozesse/fristen" className="u-btn" data-variant="secondary">
            <Icon name="schedule" />
            {m.studio_settings()}
          </Link>
          <Link to="/prozesse/briefe" className="u-btn" data-variant="secondary">
            <Icon name="mail" />
            {m.studio_letters()}
          </Link>
        </div>
      </header>
      <p className="studio-lead">{m.studio_lead()}</p>
      {landscape.error && (
        <Problem error={landscape.error} onRetry={() => void landscape.refetch()} />
      )}
      {landscape.isPending && <Busy />}
      <div className="studio-map">
        {depths.map((depth) => (
          <section key={depth} aria-labelledby={`depth-${depth}`}>
            <h2 id={`depth-${depth}`}>
              {depth === 0 ? m.studio_startsAlone() : m.studio_calledAt({ count: depth })}
            </h2>
            <ul>
              {items
                .filter((item) => item.depth === depth)
                .map((item) => (
                  <ProcessCard
                    key={item.process}
                    item={item}
                    items={items}
                    focus={focus}
                    onFocus={setFocus}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

type CardProps = {
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

function ProcessCard({ item, items, focus, onFocus }: CardProps) {
  const {
    process,
    name,
    nameEn,
    version,
    source,
    running,
    incidents,
    calls,
    submitted,
    shippedDiffers,
  } = item
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
