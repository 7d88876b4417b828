import type { Deps } from '#server/base/deps.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { hasEnded } from './find-task.ts'
import type { TaskRecord } from './queries.ts'
import type { Happened } from './schema.ts'

type Gone = { task: TaskRecord; leftAt: Date | null }

const WITHDRAWN = 'C04'

/** What became of a task that is not the actor's to hand in any more, and who did it. */
export async function happenedTo(
  deps: Deps,
  { task, leftAt }: Gone,
  actor: Actor,
): Promise<Happened> {
  const handedIn = await findHandedIn(deps, task)
  if (handedIn) return { ...handedIn.happened, isOwn: handedIn.byId === actor.id }
  if (hasEnded(task)) return await caseEnded(deps, task)
  if (task.state !== 'open')
    return { kind: 'cancelled', by: null, isOwn: false, at: iso(task.endedAt) }
  return {
    kind: 'handed-on',
    by: task.assigneeName,
    isOwn: task.assigneeId === actor.id,
    at: iso(leftAt),
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

type HandedIn = { happened: Omit<Happened, 'isOwn'>; byId: string | null }

/** Times of submissions are real ones; what is shown is the trial's. */
async function findHandedIn(deps: Deps, task: TaskRecord): Promise<HandedIn | null> {
  const submission = await deps.db.prisma.submission.findFirst({
    where: { taskKey: task.key, state: { in: ['waiting', 'released'] } },
    orderBy: { createdAt: 'desc' },
  })
  if (!submission && task.state !== 'completed') return null
  const byId = submission?.actorId ?? task.doneBy
  const staff = byId ? await deps.db.prisma.staff.findUnique({ where: { id: byId } }) : null
  const at =
    task.endedAt ?? (submission && new Date(submission.createdAt.getTime() + deps.clock.offsetMs()))
  return { byId, happened: { kind: 'handed-in', by: staff?.displayName ?? null, at: iso(at) } }
}

async function caseEnded(deps: Deps, { subject, endedAt }: TaskRecord): Promise<Happened> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: subject.id } })
  const isWithdrawn = found.endCode === WITHDRAWN
  return {
    kind: isWithdrawn ? 'withdrawn' : 'case-ended',
    by: null,
    isOwn: false,
    at: iso(found.withdrawnAt ?? found.closedAt ?? endedAt),
  }
}
