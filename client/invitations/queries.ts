import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type { TaskRow } from '#server/tasks/schema.ts'

export type Response = 'accept' | 'decline' | 'question' | 'later'
export type Channel = 'slip' | 'phone' | 'counter' | 'mail' | 'third-person'
export type UrgentHint = 'housing' | 'energy' | 'no-money' | 'violence'

export type InvitationLetter = { id: string; title: string; titleEn: string; state: string; createdAt: string; postedOn: string | null }
export type Invitation = {
  id: string
  reference: string
  person: { displayName: string; address: string[] | null; blocked: boolean }
  campaignName: string | null
  state: string
  stateText: string
  stateTextEn: string
  sentOn: string | null
  responseDueOn: string | null
  answer: { id: string; response: Response; channel: Channel; at: string; by: string | null; correctable: boolean } | null
  letters: InvitationLetter[]
  tasks: TaskRow[]
  abilities: { answer: boolean; correct: boolean; mailReturned: boolean; forbidContact: boolean; recordDeath: boolean; recordMove: boolean }
}

export type AnswerBody = {
  response: Response
  channel: Channel
  laterFrom?: string
  phone?: string
  email?: string
  language?: string
  interpreter?: string
  urgentHints?: UrgentHint[]
}

export const invitationQuery = (id: string) => queryOptions({ queryKey: ['invitations', 'one', id], queryFn: ({ signal }) => request<Invitation>(`/api/invitations/${id}`, { signal }) })

/** Both searches are sent as a body: numbers and names stay out of addresses and logs. */
export const searchReference = (reference: string) => request<{ items: Invitation[] }>('/api/invitations/search', { method: 'POST', body: { reference } })
export const findByName = (name: string) => request<{ items: Invitation[] }>('/api/invitations/find', { method: 'POST', body: { name } })

export const recordAnswer = (id: string, body: AnswerBody) => request<Invitation>(`/api/invitations/${id}/answers`, { method: 'POST', body })
export const correctAnswer = (id: string, answerId: string, body: Pick<AnswerBody, 'response' | 'channel' | 'laterFrom'>) => request<Invitation>(`/api/invitations/${id}/answers/${answerId}`, { method: 'PUT', body })

const note = (id: string, what: string, body: unknown = {}) => request<Invitation>(`/api/invitations/${id}/${what}`, { method: 'POST', body })
export const mailReturned = (id: string) => note(id, 'mail-returned')
export const forbidContact = (id: string) => note(id, 'contact-forbidden')
export const recordMove = (id: string) => note(id, 'moved')
export const recordInvitedDeath = (id: string, diedOn: string) => note(id, 'death', { diedOn })

export type WalkInBody = {
  lastName: string
  firstName: string
  salutation: 'frau' | 'herr' | 'none'
  street?: string
  postcode?: string
  city?: string
  district?: string
  language: string
  phone?: string
  urgentHints: UrgentHint[]
}
export type WalkIn = { caseId: string | null; personId: string; caseRef: string | null }
export const takeInWalkIn = (body: WalkInBody) => request<WalkIn>('/api/walk-ins', { method: 'POST', body })
