import * as m from '#client/generated/messages/messages.js'
import { Badge, type Tone } from '#client/ui/badge.tsx'
import { formatDayTime, formatNumber } from '#client/ui/format-date.ts'
import type { Operations } from './queries.ts'
import { OperationsTable } from './operations-table.tsx'

type Heartbeat = Operations['heartbeats'][number]

const PARTS: Record<string, () => string> = {
  engine: m.ops_partEngine,
  live: m.ops_partLive,
  history: m.ops_partHistory,
  projector: m.ops_partProjector,
  outbox: m.ops_partOutbox,
  'print runs': m.ops_partPrints,
  letters: m.ops_partLetters,
  database: m.ops_partDatabase,
  disk: m.ops_partDisk,
}
/** Background loops, by the names that the server gives them; a new one is told by its own. */
const LOOPS: Record<string, () => string> = {
  submissions: m.ops_loopSubmissions,
  assignments: m.ops_loopAssignments,
  campaigns: m.ops_loopCampaigns,
  horizon: m.ops_loopHorizon,
  'log days': m.ops_loopLogDays,
  drafts: m.ops_loopDrafts,
  readings: m.ops_loopReadings,
  pauses: m.ops_loopPauses,
  pulse: m.ops_loopPulse,
  suspects: m.ops_loopSuspects,
}
const STATES: Record<Heartbeat['state'], { tone: Tone; name: () => string }> = {
  fresh: { tone: 'ok', name: m.ops_fresh },
  silent: { tone: 'danger', name: m.ops_silent },
  unwell: { tone: 'danger', name: m.ops_unwell },
  missing: { tone: 'warn', name: m.ops_missing },
}

export function partName({ part, partitionId }: Heartbeat): string {
  const name = PARTS[part]?.() ?? m.ops_partLoop({ name: LOOPS[part]?.() ?? part })
  return partitionId ? m.ops_partOf({ part: name, id: partitionId }) : name
}

/** Every part of the whole and when it was last seen alive. */
export function Heartbeats({ heartbeats }: { heartbeats: Heartbeat[] }) {
  return (
    <OperationsTable
      title={m.ops_heartbeats()}
      head={[m.ops_part(), m.ops_state(), m.ops_lastSeen()]}
      rows={heartbeats.map((heartbeat) => {
        const { tone, name } = STATES[heartbeat.state]
        const { part, at, detail } = heartbeat
        return [
          partName(heartbeat),
          <Badge key="state" tone={tone}>
            {name()}
            {part === 'disk' && detail
              ? ` (${m.ops_freeSpace({ count: formatNumber(Number(detail)) })})`
              : ''}
          </Badge>,
          at ? formatDayTime(at) : m.ops_never(),
        ]
      })}
    />
  )
}
