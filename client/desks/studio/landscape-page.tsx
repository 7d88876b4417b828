import './studio.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ProcessCard } from './process-card.tsx'
import { landscapeQuery } from './queries.ts'

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
        <Links />
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

function Links() {
  return (
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
  )
}
