import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type { Call, callsSchema } from '#server/procedure/calls/schema.ts'

export type { Call }

export const callsQuery = queryOptions({
  queryKey: ['calls'],
  queryFn: ({ signal }) => request<z.infer<typeof callsSchema>>('/api/calls', { signal }),
})
