import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type {
  answerBody,
  channelSchema,
  CorrectionInput,
  InvitationView,
  responseSchema,
} from '#server/procedure/invitations/schema.ts'
import type { urgentHint, walkInBody, walkInSchema } from '#server/procedure/persons/schema.ts'

export type Response = z.infer<typeof responseSchema>
export type Channel = z.infer<typeof channelSchema>
export type UrgentHint = z.infer<typeof urgentHint>
export type Invitation = InvitationView
export type AnswerBody = z.input<typeof answerBody>
export type WalkInBody = z.input<typeof walkInBody>
export type Origin = NonNullable<WalkInBody['origin']>
export type WalkIn = z.infer<typeof walkInSchema>

export const invitationQuery = (id: string) =>
  queryOptions({
    queryKey: ['invitations', 'one', id],
    queryFn: ({ signal }) => request<Invitation>(`/api/invitations/${id}`, { signal }),
  })

/** Both searches are sent as a body: numbers and names stay out of addresses and logs. */
export const searchReference = (reference: string) =>
  request<{ items: Invitation[] }>('/api/invitations/search', {
    method: 'POST',
    body: { reference },
  })
export const findByName = (name: string) =>
  request<{ items: Invitation[] }>('/api/invitations/find', { method: 'POST', body: { name } })

export const recordAnswer = (id: string, body: AnswerBody) =>
  request<Invitation>(`/api/invitations/${id}/answers`, { method: 'POST', body })
export const correctAnswer = (id: string, answerId: string, body: CorrectionInput) =>
  request<Invitation>(`/api/invitations/${id}/answers/${answerId}`, { method: 'PUT', body })

const note = (id: string, what: string, body: unknown = {}) =>
  request<Invitation>(`/api/invitations/${id}/${what}`, { method: 'POST', body })
export const mailReturned = (id: string) => note(id, 'mail-returned')
export const forbidContact = (id: string) => note(id, 'contact-forbidden')
export const recordMove = (id: string) => note(id, 'moved')
export const recordInvitedDeath = (id: string, diedOn: string) => note(id, 'death', { diedOn })

export type KnownWalkInBody = { urgentHints: UrgentHint[]; origin: Origin }
export const takeInKnown = (personId: string, body: KnownWalkInBody) =>
  request<WalkIn>(`/api/persons/${personId}/walk-in`, { method: 'POST', body })
export const takeInWalkIn = (body: WalkInBody) =>
  request<WalkIn>('/api/walk-ins', { method: 'POST', body })
