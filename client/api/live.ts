import type { QueryClient } from '@tanstack/react-query'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** What each topic may have changed: the first part of query keys. */
const KEYS: Record<string, string[]> = {
  tasks: ['tasks', 'cases', 'campaigns', 'invitations', 'calls'],
  cases: ['cases', 'tasks'],
  campaigns: ['campaigns', 'session'],
  prints: ['prints', 'cases', 'invitations'],
  invitations: ['invitations', 'campaigns'],
  operations: ['operations'],
  metrics: ['metrics'],
  appointments: ['appointments', 'cases', 'calls'],
}

/**
 * Hears what changed on the server and has the pages ask again for what they show. After an
 * interruption everything shown is asked for.
 * @returns how to stop listening
 */
export function listenToServer(queries: QueryClient): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS
  let wasLost = false

  const connect = () => {
    source = new EventSource('/api/live')
    source.addEventListener('topics', (event: MessageEvent<string>) =>
      refresh(queries, JSON.parse(event.data) as string[]),
    )
    source.addEventListener('open', () => {
      if (wasLost) refresh(queries, Object.keys(KEYS))
      wasLost = false
      wait = FIRST_WAIT_MS
    })
    source.addEventListener('error', () => {
      wasLost = true
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function refresh(queries: QueryClient, topics: string[]): void {
  const nouns = new Set(topics.flatMap((topic) => KEYS[topic] ?? []))
  for (const noun of nouns) void queries.invalidateQueries({ queryKey: [noun] })
}
