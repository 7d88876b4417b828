import type { Deps } from '#server/base/deps.ts'
import { AppError, conflict } from '#server/base/errors.ts'
import { route, type Route } from '#server/web/http/route.ts'
import type { Mover } from './mover.ts'
import { moveBody, storiesSchema, trainingSchema } from './schema.ts'
import { readStories } from './stories.ts'

const DAY_MS = 86_400_000
const BEYOND_MS = 5_000
const FURTHEST_MS = 3 * 366 * DAY_MS

/** The clock of the training; these routes exist in training only. */
export const trainingRoutes = (mover: Mover): Route[] => [
  route({
    method: 'get',
    path: '/api/training',
    reads: 'nobody',
    access: 'signed-in',
    response: trainingSchema,
    handle: () => mover.status(),
  }),
  route({
    method: 'get',
    path: '/api/training/stories',
    reads: 'nobody',
    access: 'signed-in',
    response: storiesSchema,
    handle: ({ deps }) => readStories(deps, mover.dataDir),
  }),
  route({
    method: 'post',
    path: '/api/training/moves',
    access: 'signed-in',
    body: moveBody,
    response: trainingSchema,
    status: 202,
    handle: ({ deps, body: { to } }) => {
      mover.start(targetOf(deps, mover, to))
      return mover.status()
    },
  }),
]

/** @throws AppError NO_DEADLINE, PAST, TOO_FAR */
function targetOf(deps: Deps, mover: Mover, to: string): Date {
  const now = deps.clock.now().getTime()
  if (to === 'day') return new Date(now + DAY_MS)
  if (to === 'deadline') {
    const { nextDue } = mover.status()
    if (!nextDue)
      throw conflict('NO_DEADLINE', {
        de: 'Gerade läuft keine Frist.',
        en: 'No deadline is running.',
      })
    return new Date(Math.max(now, Date.parse(nextDue)) + BEYOND_MS)
  }
  const morning = Date.parse(`${to}T08:00:00Z`)
  if (morning <= now)
    throw new AppError({
      code: 'PAST',
      status: 422,
      sentence: {
        de: 'Die Zeit läuft nur vorwärts. Wählen Sie einen späteren Tag.',
        en: 'Time only moves forward. Choose a later day.',
      },
    })
  if (morning - now > FURTHEST_MS)
    throw new AppError({
      code: 'TOO_FAR',
      status: 422,
      sentence: { de: 'Höchstens drei Jahre auf einmal.', en: 'Three years at most in one go.' },
    })
  return new Date(morning)
}
