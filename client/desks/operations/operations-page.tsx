import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatDayTime, formatNumber } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { Operations } from '#server/desks/operations/schema.ts'
import { OperationsTable } from './operations-table.tsx'
import { operationsQuery } from './queries.ts'
import { Commands, Incidents } from './stuck.tsx'

/** What is stuck, for those who run the system; ids only. */
export function OperationsPage() {
  usePageTitle(m.navOperations())
  const state = useQuery(operationsQuery)
  if (!state.data)
    return state.error ? (
      <div className="u-page">
        <Problem error={state.error} onRetry={() => void state.refetch()} />
      </div>
    ) : (
      <Busy />
    )
  const { outbox, deadLetters, incidents, alarms, deployments, feed } = state.data
  const stuck = [outbox.refused, outbox.unconfirmed, deadLetters, incidents, alarms]
  return (
    <div className="u-page">
      <header>
        <h1>{m.navOperations()}</h1>
      </header>
      {stuck.every(({ length }) => length === 0) && <Alert tone="ok">{m.allQuiet()}</Alert>}
      {alarms.map(({ kind, detail }) => (
        <Alert key={`${kind} ${detail}`} tone="danger">
          <b>{kind}</b>
          <p>{detail}</p>
        </Alert>
      ))}
      <dl className="u-facts">
        <dt>{m.commandsPending()}</dt>
        <dd>{formatNumber(outbox.pending)}</dd>
        <dt>{m.feedLag()}</dt>
        <dd>{m.milliseconds({ count: formatNumber(feed.lagMs) })}</dd>
      </dl>
      <Commands title={m.commandsRefused()} commands={outbox.refused} isRefused />
      <Commands title={m.commandsUnconfirmed()} commands={outbox.unconfirmed} />
      <Incidents incidents={incidents} />
      <DeadLetters deadLetters={deadLetters} />
      <Deployments deployments={deployments} />
    </div>
  )
}

function DeadLetters({ deadLetters }: Pick<Operations, 'deadLetters'>) {
  return (
    <OperationsTable
      title={m.deadLetters()}
      head={[m.partition(), m.position(), m.recordType(), m.reason(), m.time()]}
      rows={deadLetters.map(({ partitionId, position, valueType, reason, at }) => [
        partitionId,
        position,
        valueType,
        reason,
        formatDayTime(at),
      ])}
    />
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
