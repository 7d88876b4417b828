import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { demand } from '#server/web/policies/demand.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Presence } from '#server/web/http/presence.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { getTask, isOver } from './find-task.ts'
import { thingOf } from './present-task.ts'
import { presenceSchema, taskParamsSchema as params } from './schema.ts'

type Asked = { key: string; isWriting: boolean }

/**
 * Who else is writing in a form; told to those alone who have it open and may hand it in.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
async function shareWriting(
  { deps, presence }: { deps: Deps; presence: Presence },
  { key, isWriting }: Asked,
  actor: Actor,
): Promise<{ others: string[] }> {
  const task = await getTask(deps, key, actor)
  demand(true, taskPolicy.complete(actor, thingOf(task)))
  if (isOver(task)) return { others: [] }
  const sign = { place: `task:${key}`, who: actor.id }
  if (isWriting) await presence.write(sign)
  const others = await deps.db.prisma.staff.findMany({
    where: { id: { in: presence.others(sign) } },
    select: { displayName: true },
    orderBy: { displayName: 'asc' },
  })
  return { others: others.map(({ displayName }) => displayName) }
}

/** "Mira schreibt auch". */
export const presenceRoutes = (presence: Presence): Route[] => [
  route({
    method: 'post',
    path: '/api/tasks/:key/presence',
    access: 'signed-in',
    params,
    body: z.strictObject({ isWriting: z.boolean() }),
    response: presenceSchema,
    handle: ({ deps, params: { key }, body: { isWriting }, actor }) =>
      shareWriting({ deps, presence }, { key, isWriting }, actor),
  }),
]
