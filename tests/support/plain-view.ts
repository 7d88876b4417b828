import { z } from 'zod'
import { foldText } from '#server/base/texts/fold-text.ts'
import { dayOf } from '#server/base/clock.ts'
import { endOfToday, endOfWeek } from '#server/procedure/tasks/due-times.ts'
import type { Bucket, Filter, Scope, TaskView } from '#server/procedure/tasks/view-schema.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { hasRole } from '#server/web/auth/actor.ts'
import { agenciesIn, isOwnOrSubstitute } from '#server/web/policies/agencies.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import type { Door } from './door.ts'

export type PlainView = { scope: Scope; filters?: Filter[]; sort?: TaskView['sort'] }

const plainTaskSchema = z.object({
  key: z.string(),
  title: z.string(),
  role: z.string(),
  agency: z.string(),
  state: z.string(),
  submission_id: z.string().nullable(),
  done_by: z.string().nullable(),
  assignee_id: z.string().nullable(),
  person_id: z.string().nullable(),
  due_at: z.date(),
  ended_at: z.date().nullable(),
  name: z.string().nullable(),
  numbers: z.array(z.string()),
})
export type PlainTask = z.infer<typeof plainTaskSchema>

const PROCESS = foldText('Fall führen')

/** Every task there is by its date, with whom and what it is about, folded. */
export async function readTasks({ readAsOwner }: Door): Promise<PlainTask[]> {
  const rows = z.array(plainTaskSchema).parse(
    await readAsOwner(
      `SELECT t.*, p.last_name || ' ' || p.first_name AS name,
         array_remove(ARRAY[lower(p.reference), lower(c.case_ref)], NULL) AS numbers,
         CASE t.element_id WHEN 'ut-talk' THEN 'Erstgespräch führen'
           WHEN 'ut-sheet' THEN 'Bogen bestätigen' ELSE 'Person anrufen' END AS title
       FROM task t
       LEFT JOIN person p ON p.id = t.person_id
       LEFT JOIN help_case c ON c.person_id = t.person_id
       ORDER BY coalesce(t.ended_at, t.due_at), t.key COLLATE "C"`,
    ),
  )
  return rows.map((row) => ({
    ...row,
    title: foldText(row.title),
    name: row.name && foldText(row.name),
  }))
}

type Looked = { actor: Actor; view: PlainView; now: Date }

/** What an actor sees in a list, looked for row by row; `rows` in the order of their dates. */
export function plainScope(rows: PlainTask[], scope: Scope, actor: Actor): PlainTask[] {
  const places = new Map<string, Scope | null>()
  return rows.filter((row) => {
    if (row.state === 'completed') return scope === 'done' && row.done_by === actor.id
    if (row.state !== 'open' || row.submission_id !== null || scope === 'done') return false
    const isBarred = row.person_id !== null && actor.conflicts.includes(row.person_id)
    const kind = `${row.role} ${row.agency} ${row.assignee_id} ${isBarred}`
    const place = places.get(kind) ?? placeOf(row, actor)
    places.set(kind, place)
    return place === scope || (place !== null && scope === 'all')
  })
}

/** The same, narrowed and turned as a view says, without a thought for speed. */
export function plainView(scoped: PlainTask[], { actor, view, now }: Looked): PlainTask[] {
  const passing = (view.filters ?? []).map((filter) => passes(filter, { actor, now }))
  const shown = scoped.filter((row) => passing.every((isPassing) => isPassing(row)))
  return view.sort?.direction === 'down' ? shown.reverse() : shown
}

/** The list in which the actor sees a task; each task is seen in one. */
function placeOf(row: PlainTask, actor: Actor): Scope | null {
  const { role, agency, assignee_id: assigneeId, person_id: personId } = row
  const isMine =
    agenciesIn(actor, role).includes(agency) &&
    isOwnOrSubstitute(actor, { staffId: assigneeId, personId })
  if (isMine) return 'mine'
  return taskPolicy.read(actor, { role, agency, assigneeId, personId }) ? 'agency' : null
}

function passes(filter: Filter, { actor, now }: Omit<Looked, 'view'>): (row: PlainTask) => boolean {
  if (filter.field === 'due') {
    const today = dayOf(now)
    const [end, week] = [endOfToday(today), endOfWeek(today)]
    const bucketOf = (due: Date): Bucket =>
      due < now ? 'overdue' : due < end ? 'today' : due < week ? 'week' : 'later'
    return ({ due_at }) => filter.value.includes(bucketOf(due_at))
  }
  const words = foldText(filter.value).split(' ').filter(Boolean)
  const has = (text: string): boolean =>
    words.length > 0 && words.every((word) => text.includes(word))
  const seesPeople = hasRole(actor, 'caseworker', 'team-lead', 'customer-centre')
  const number = filter.value.toLowerCase()
  return ({ title, name, numbers }) =>
    has(title) ||
    has(PROCESS) ||
    (seesPeople && name !== null && has(name)) ||
    numbers.some((each) => each.includes(number))
}
