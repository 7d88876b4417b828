import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Pending } from '#client/ui/pending.tsx'
import type { Operations } from '#server/desks/operations/schema.ts'
import { ActionDialog, type Asked } from './action-dialog.tsx'
import { GroupCard } from './group-card.tsx'
import { Heartbeats } from './heartbeats.tsx'
import { OperationsTable } from './operations-table.tsx'
import { operationsQuery } from './queries.ts'
import { StateOfAll } from './state-of-all.tsx'

/** What is alive and what is stuck, for those who run the system; ids only. */
export function OperationsPage() {
  usePageTitle(m.navOperations())
  const query = useQuery(operationsQuery)
  const [asked, setAsked] = useState<Asked | null>(null)
  const state = query.data
  if (!state)
    return (
      <div className="u-page">
        <Pending query={query} />
      </div>
    )
  return (
    <div className="u-page">
      <header>
        <h1>{m.navOperations()}</h1>
      </header>
      <StateOfAll state={state} isKnown={!query.isError && query.failureCount === 0} />
      {state.groups.map((group) => (
        <GroupCard key={group.id} group={group} mayAct={state.abilities.act} onAsk={setAsked} />
      ))}
      {asked && <ActionDialog asked={asked} onClose={() => setAsked(null)} />}
      <dl className="u-facts">
        <dt>{m.commandsPending()}</dt>
        <dd>{formatNumber(state.outbox.pending)}</dd>
        <dt>{m.feedLag()}</dt>
        <dd>{m.milliseconds({ count: formatNumber(state.feed.lagMs) })}</dd>
      </dl>
      <Heartbeats heartbeats={state.heartbeats} />
      <Deployments deployments={state.deployments} />
    </div>
  )
}

function Deployments({ deployments }: Pick<Operations, 'deployments'>) {
  return (
    <OperationsTable
      title={m.deployments()}
      head={[m.process(), m.version(), m.source()]}
      rows={deployments.map(({ process, version, source }) => [
        process,
        version,
        source === 'studio' ? m.studio_ownVersion() : m.studio_shipped(),
      ])}
    />
  )
}
