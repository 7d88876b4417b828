import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type { AbsenceInput, AbsenceView } from '#server/staff/schema.ts'
import type { Handover, HandoverProposal, handoverSchema, Team } from '#server/team/schema.ts'

export type { HandoverProposal, Team }
export type Member = Team['members'][number]

export const teamQuery = queryOptions({ queryKey: ['cases', 'team'], queryFn: ({ signal }) => request<Team>('/api/team', { signal }) })
export const proposalQuery = (from: string) => queryOptions({ queryKey: ['handover', from], queryFn: ({ signal }) => request<HandoverProposal>(`/api/team/handover?${new URLSearchParams({ from })}`, { signal }), gcTime: 0, staleTime: Infinity })
export const handOver = (body: Handover) => request<z.infer<typeof handoverSchema>>('/api/team/handover', { method: 'POST', body })
export const addAbsence = (body: AbsenceInput) => request<AbsenceView>('/api/absences', { method: 'POST', body })
export const removeAbsence = (id: string) => request<undefined>(`/api/absences/${id}`, { method: 'DELETE' })
