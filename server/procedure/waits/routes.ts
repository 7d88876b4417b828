import { z } from 'zod'
import { shortText } from '#server/base/texts/text-schema.ts'
import { daySchema } from '#server/base/day-schema.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { endWait, moveDeadline } from './move-wait.ts'

const params = z.strictObject({ waitId: z.uuid() })
const movedBody = z.strictObject({ dueOn: daySchema, reason: shortText(200).default('') })

/** Waits: move their date, or end them by hand. */
export const waitRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/waits/:waitId/deadline',
    access: 'signed-in',
    params,
    body: movedBody,
    response: z.object({ dueOn: z.string() }),
    handle: ({ deps, params: { waitId }, body, actor }) =>
      moveDeadline(deps, { id: waitId, ...body }, actor),
  }),
  route({
    method: 'post',
    path: '/api/waits/:waitId/end',
    access: 'signed-in',
    params,
    response: 'none',
    handle: ({ deps, params: { waitId }, actor }) => endWait(deps, waitId, actor),
  }),
]
