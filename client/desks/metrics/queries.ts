import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type {
  CampaignWeeks,
  Figures,
  Steps,
  TaskKinds,
  Value,
} from '#server/desks/metrics/schema.ts'

export type { CampaignWeeks, Figures, Steps, TaskKinds, Value }
export type Figure = Figures['figures'][number]
/** A year, a quarter (`2026-Q2`) or a month; the server chooses unless told. */
export type Period = { period?: string }

export const figuresQuery = (period: Period) =>
  queryOptions({
    queryKey: ['metrics', 'figures', period],
    queryFn: ({ signal }) =>
      request<Figures>(`/api/metrics?${new URLSearchParams(period)}`, { signal }),
  })
export const campaignWeeksQuery = queryOptions({
  queryKey: ['metrics', 'campaigns'],
  queryFn: ({ signal }) => request<CampaignWeeks>('/api/metrics/campaigns', { signal }),
})
export const stepsQuery = queryOptions({
  queryKey: ['metrics', 'steps'],
  queryFn: ({ signal }) => request<Steps>('/api/metrics/steps', { signal }),
})
export const taskKindsQuery = queryOptions({
  queryKey: ['metrics', 'tasks'],
  queryFn: ({ signal }) => request<TaskKinds>('/api/metrics/tasks', { signal }),
})
