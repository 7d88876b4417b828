import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { recordDeath } from '#server/procedure/persons/record-death.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { forbidContact, recordMailReturned, recordMove } from './contact-events.ts'
import { correctAnswer } from './correct-answer.ts'
import { getInvitation } from './find-invitation.ts'
import { findByName, findByReference, readInvitation } from './read-invitation.ts'
import { recordAnswer } from './record-answer.ts'
import {
  answerBody,
  correctionBody,
  invitationListSchema,
  invitationSchema as response,
  nameBody,
  referenceBody,
} from './schema.ts'

const params = z.strictObject({ id: z.uuid() })
const answerParams = z.strictObject({ id: z.uuid(), answerId: z.uuid() })
const death = z.strictObject({ diedOn: daySchema })
const access = 'signed-in' as const

type At = { deps: Deps; actor: Actor; id: string }
const after = async (work: Promise<void>, { deps, id, actor }: At) => {
  await work
  return await readInvitation(deps, id, actor)
}

/** The customer centre: find an invitation, record what came of it. */
export const invitationRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/invitations/search',
    reads: 'search',
    access: invitationPolicy.search,
    body: referenceBody,
    response: invitationListSchema,
    handle: ({ deps, body, actor }) => findByReference(deps, body.reference, actor),
  }),
  route({
    method: 'post',
    path: '/api/invitations/find',
    reads: 'search',
    access: invitationPolicy.search,
    body: nameBody,
    response: invitationListSchema,
    handle: ({ deps, body, actor }) => findByName(deps, body.name, actor),
  }),
  route({
    method: 'get',
    path: '/api/invitations/:id',
    reads: 'invitation',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) => readInvitation(deps, id, actor),
  }),
  route({
    method: 'post',
    path: '/api/invitations/:id/answers',
    access,
    params,
    body: answerBody,
    response,
    handle: ({ deps, params: { id }, body, actor }) =>
      after(recordAnswer(deps, { id, ...body }, actor), { deps, id, actor }),
  }),
  route({
    method: 'put',
    path: '/api/invitations/:id/answers/:answerId',
    access,
    params: answerParams,
    body: correctionBody,
    response,
    handle: ({ deps, params: { id, answerId }, body, actor }) =>
      after(correctAnswer(deps, { id, answerId, ...body }, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/invitations/:id/mail-returned',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(recordMailReturned(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/invitations/:id/contact-forbidden',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(forbidContact(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/invitations/:id/moved',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(recordMove(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/invitations/:id/death',
    access,
    params,
    body: death,
    response,
    handle: async ({ deps, params: { id }, body, actor }) => {
      const { personId } = await getInvitation(deps, id, { actor, verb: 'recordDeath' })
      return await after(recordDeath(deps, { personId, diedOn: body.diedOn }, actor), {
        deps,
        id,
        actor,
      })
    },
  }),
]
