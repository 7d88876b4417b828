import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type { StoriesView, TrainingView } from '#server/desks/training/schema.ts'

export type { TrainingView }

const WHILE_MOVING_MS = 500

/** Trial time, and whether it moves; asked again quickly while it does. */
export const trainingQuery = queryOptions({
  queryKey: ['training'],
  queryFn: ({ signal }) => request<TrainingView>('/api/training', { signal }),
  refetchInterval: ({ state }) => (state.data?.moving ? WHILE_MOVING_MS : 60_000),
})

/** `to`: `day`, `deadline` or a calendar day. */
export const moveTime = (to: string): Promise<TrainingView> =>
  request<TrainingView>('/api/training/moves', { method: 'POST', body: { to } })

export const storiesQuery = queryOptions({
  queryKey: ['training', 'stories'],
  queryFn: ({ signal }) => request<StoriesView>('/api/training/stories', { signal }),
})
