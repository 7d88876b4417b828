import { Prisma } from '#server/base/db.ts'
import type { TaskReach } from '#server/web/policies/task-policy.ts'
import type { Bucket, Scope, TaskView } from './view-schema.ts'

/** A condition on `task t`; each is one range of one partial index. */
export type Scan = Prisma.Sql
export type BucketTimes = { now: Date; today: Date; week: Date }
/** What a filter's words have led to: folded in `found`, in titles by version and element. */
export type Sought = { titles: { definitionKey: string; elementId: string }[] }

const OPEN = Prisma.sql`t.state = 'open' AND t.submission_id IS NULL AND NOT t.rests`

/** The index scans that make up what a view looks through, and its filters with each. */
export function scansOf(
  { scope, filters }: Pick<TaskView, 'scope' | 'filters'>,
  { reach, times, sought }: { reach: TaskReach; times: BucketTimes; sought: Sought | null },
): Scan[] {
  const scans = scope === 'done' ? [doneScan(reach)] : openScans(scope, reach)
  const dues = filters.flatMap((filter) => (filter.field === 'due' ? [filter.value] : []))
  const within = dues.reduce(
    (found, buckets) =>
      found.flatMap((scan) => [...new Set(buckets)].map((name) => inBucket(scan, name, times))),
    scans,
  )
  return sought ? within.map((scan) => Prisma.sql`${scan} AND ${matches(sought)}`) : within
}

const doneScan = ({ own }: TaskReach): Scan =>
  Prisma.sql`t.done_by = ${own}::uuid AND t.state = 'completed'`

function openScans(scope: Exclude<Scope, 'done'>, reach: TaskReach): Scan[] {
  const mine =
    scope === 'agency'
      ? []
      : [
          heldBy(reach.own, reach),
          ...reach.substituteFor.map((id) => without(heldBy(id, reach), reach)),
        ]
  const groups = scope === 'mine' ? [] : reach.groups.map((group) => groupScan(group, reach))
  return [...mine, ...groups]
}

function heldBy(assigneeId: string, { held }: TaskReach): Scan {
  const pairs = held.map(({ agency, role }) => `${agency} ${role}`)
  return Prisma.sql`t.assignee_id = ${assigneeId}::uuid AND ${OPEN}
    AND (t.agency || ' ' || t.role) = ANY(${pairs}::text[])`
}

/**
 * Without people with whom the actor has a conflict of interest; who has none is counted in the
 * index alone.
 */
function without(scan: Scan, { conflicts }: TaskReach): Scan {
  return conflicts.length === 0
    ? scan
    : Prisma.sql`${scan} AND (t.person_id IS NULL OR t.person_id <> ALL(${conflicts}::uuid[]))`
}

function groupScan(group: TaskReach['groups'][number], reach: TaskReach): Scan {
  const base = Prisma.sql`t.agency = ${group.agency} AND t.role = ${group.role} AND ${OPEN}`
  const { own, substituteFor, conflicts } = reach
  if (group.unassignedOnly) return without(Prisma.sql`${base} AND t.assignee_id IS NULL`, reach)
  const mine = [own, ...substituteFor]
  const notMine = Prisma.sql`t.assignee_id IS NULL OR t.assignee_id <> ALL(${mine}::uuid[])`
  if (conflicts.length === 0) return Prisma.sql`${base} AND (${notMine})`
  return Prisma.sql`${base} AND (${notMine}
    OR (t.assignee_id <> ${own}::uuid AND t.person_id = ANY(${conflicts}::uuid[])))`
}

function inBucket(scan: Scan, bucket: Bucket, { now, today, week }: BucketTimes): Scan {
  const ranges: Record<Bucket, [Date | null, Date | null]> = {
    overdue: [null, now],
    today: [now, today],
    week: [today, week],
    later: [week, null],
  }
  const [from, to] = ranges[bucket]
  const lower = from ? Prisma.sql` AND t.due_at >= ${from}::timestamptz` : Prisma.empty
  const upper = to ? Prisma.sql` AND t.due_at < ${to}::timestamptz` : Prisma.empty
  return Prisma.sql`${scan}${lower}${upper}`
}

/** Who is looked for stands in `found`, which is read once for all scans. */
function matches({ titles }: Sought): Scan {
  const person = Prisma.sql`t.person_id IN (SELECT id FROM found)`
  if (titles.length === 0) return person
  const keys = titles.map(({ definitionKey }) => definitionKey)
  const elements = titles.map(({ elementId }) => elementId)
  return Prisma.sql`(coalesce(${person}, false) OR (t.definition_key, t.element_id) IN
    (SELECT * FROM unnest(${keys}::text[], ${elements}::text[])))`
}
