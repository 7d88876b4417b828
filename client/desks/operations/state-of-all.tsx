import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { formatTime } from '#client/ui/format-date.ts'
import { partName } from './heartbeats.tsx'
import type { Operations } from './queries.ts'

/**
 * Whether all is well, in one sentence. It is said only of an answer that has just come: what could
 * not be asked for is unknown, whatever it was before.
 */
export function StateOfAll({ state, isKnown }: { state: Operations; isKnown: boolean }) {
  const time = formatTime(state.asOf)
  if (!isKnown)
    return (
      <Alert tone="danger" live>
        {m.ops_unknownNow({ time })}
      </Alert>
    )
  if (state.isWell) return <Alert tone="ok">{m.ops_well({ time })}</Alert>
  const silent = state.heartbeats.filter((heartbeat) => heartbeat.state !== 'fresh')
  return (
    <>
      {silent.length > 0 && (
        <Alert tone="danger">
          {m.ops_silentParts({ count: silent.length, names: silent.map(partName).join(', ') })}
        </Alert>
      )}
      {state.groups.length === 0 && <Alert tone="info">{m.ops_nothingStuck()}</Alert>}
    </>
  )
}
