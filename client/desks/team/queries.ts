import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type { AbsenceInput, AbsenceView } from '#server/procedure/staff/schema.ts'
import type {
  Assignments,
  assignmentsSchema,
  Handover,
  HandoverProposal,
  HandoverResult,
  Team,
} from '#server/desks/team/schema.ts'

export type { HandoverProposal, HandoverResult, Team }
export type Member = Team['members'][number]
export type Waiting = Team['waiting'][number]

export const teamQuery = queryOptions({
  queryKey: ['cases', 'team'],
  queryFn: ({ signal }) => request<Team>('/api/team', { signal }),
})
/** What a colleague's cases, or one of them, would be shared out like. */
export const proposalQuery = (from: string, caseId?: string) =>
  queryOptions({
    queryKey: ['handover', from, caseId],
    queryFn: ({ signal }) =>
      request<HandoverProposal>(
        `/api/team/handover?${new URLSearchParams({ from, ...(caseId ? { case: caseId } : {}) })}`,
        { signal },
      ),
    gcTime: 0,
    staleTime: Infinity,
  })
export const handOver = (body: Handover) =>
  request<HandoverResult>('/api/team/handover', { method: 'POST', body })
export const confirmAssignments = (items: Assignments['items']) =>
  request<z.infer<typeof assignmentsSchema>>('/api/team/assignments', {
    method: 'POST',
    body: { items },
  })
export const addAbsence = (body: AbsenceInput) =>
  request<AbsenceView>('/api/absences', { method: 'POST', body })
export const removeAbsence = (id: string) =>
  request<undefined>(`/api/absences/${id}`, { method: 'DELETE' })
