import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime, formatNumber } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { Operations } from '#server/desks/operations/schema.ts'
import { closeCommand, operationsQuery, resolveIncident, retryCommand } from './queries.ts'

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
  const isQuiet =
    outbox.refused.length +
      outbox.unconfirmed.length +
      deadLetters.length +
      incidents.length +
      alarms.length ===
    0
  return (
    <div className="u-page">
      <header>
        <h1>{m.navOperations()}</h1>
      </header>
      {isQuiet && <Alert tone="ok">{m.allQuiet()}</Alert>}
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
      <Table
        title={m.deadLetters()}
        head={[m.partition(), m.position(), m.recordType(), m.reason(), m.time()]}
        rows={deadLetters.map((row) => [
          row.partitionId,
          row.position,
          row.valueType,
          row.reason,
          formatDayTime(row.at),
        ])}
      />
      <Table
        title={m.deployments()}
        head={[m.process(), m.version(), m.source()]}
        rows={deployments.map((row) => [
          row.process,
          row.version,
          row.source === 'studio' ? m.studio_ownVersion() : m.studio_shipped(),
        ])}
      />
    </div>
  )
}

function useOperation() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
}

/** What was refused can be sent again; of what was sent, somebody can say only that nothing is left to do. */
function Commands({
  title,
  commands,
  isRefused = false,
}: {
  title: string
  commands: Operations['outbox']['refused']
  isRefused?: boolean
}) {
  const operation = useOperation()
  return (
    <>
      {operation.error && <Problem error={operation.error} />}
      <Table
        title={title}
        head={[m.stream(), m.command(), m.reason(), m.time(), '']}
        rows={commands.map(({ id, stream, name, error, at }) => [
          stream,
          name,
          error,
          formatDayTime(at),
          <div key={id} className="u-actions">
            {isRefused && (
              <Button
                size="s"
                icon="replay"
                isDisabled={operation.isPending}
                onPress={() => operation.mutate(() => retryCommand(id))}
              >
                {m.tryAgain()}
              </Button>
            )}
            <Button
              size="s"
              icon="check"
              isDisabled={operation.isPending}
              onPress={() => operation.mutate(() => closeCommand(id))}
            >
              {m.nothingLeftToDo()}
            </Button>
          </div>,
        ])}
      />
    </>
  )
}

function Incidents({ incidents }: { incidents: Operations['incidents'] }) {
  const operation = useOperation()
  return (
    <>
      {operation.error && <Problem error={operation.error} />}
      <Table
        title={m.incidents()}
        head={[m.process(), m.element(), m.reason(), '']}
        rows={incidents.map(({ key, processId, elementId, errorType, errorMessage }) => [
          processId,
          elementId,
          `${errorType}: ${errorMessage}`,
          <Button
            key={key}
            size="s"
            icon="check"
            isDisabled={operation.isPending}
            onPress={() => operation.mutate(() => resolveIncident(key))}
          >
            {m.resolveIncident()}
          </Button>,
        ])}
      />
    </>
  )
}

function Table({ title, head, rows }: { title: string; head: string[]; rows: ReactNode[][] }) {
  if (rows.length === 0) return null
  return (
    <div className="u-card">
      <h2>{title}</h2>
      <ScrollRegion label={title}>
        <table className="u-table">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name || <span className="u-sr">{m.actions()}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, at) => (
                  <td key={head[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
