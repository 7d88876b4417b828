import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { Operations } from '#server/desks/operations/schema.ts'
import { OperationsTable } from './operations-table.tsx'
import { closeCommand, resolveIncident, retryCommand } from './queries.ts'

function useOperation() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
}

/**
 * What was refused can be sent again; of what was sent, somebody can say only that nothing is left
 * to do.
 */
export function Commands({
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
      <OperationsTable
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

export function Incidents({ incidents }: { incidents: Operations['incidents'] }) {
  const operation = useOperation()
  return (
    <>
      {operation.error && <Problem error={operation.error} />}
      <OperationsTable
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
