import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '#server/procedure/staff/schema.ts'
import { request, setCsrfToken } from './request.ts'

export type { SessionView }

const REFRESH_MS = 5 * 60_000

/** Who is signed in, what is open to them, and the trial's time. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keepToken(await request<SessionView>('/api/session', { signal })),
  staleTime: 60_000,
  refetchInterval: REFRESH_MS,
})

/** Later changes carry the session's new token. */
export function keepToken(session: SessionView): SessionView {
  setCsrfToken(session.csrfToken)
  return session
}

export const useSession = (): SessionView => useSuspenseQuery(sessionQuery).data

/** Trial time as ISO; at most a few minutes old, so good for days. */
export const useNow = (): string => useSession().now
