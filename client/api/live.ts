import type { QueryClient } from '@tanstack/react-query'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** What each topic may have changed: the first part of query keys. */
export type TopicKeys = Readonly<Record<string, readonly string[]>>

/**
 * Hears what changed on the server and has the pages ask again for what they show. After an
 * interruption everything shown is asked for.
 * @returns how to stop listening
 */
export function listenToServer(queries: QueryClient, keys: TopicKeys): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS
  let wasLost = false

  const refresh = (topics: string[]): void => {
    const nouns = new Set(topics.flatMap((topic) => keys[topic] ?? []))
    for (const noun of nouns) void queries.invalidateQueries({ queryKey: [noun] })
  }
  const connect = () => {
    source = new EventSource('/api/live')
    source.addEventListener('topics', (event: MessageEvent<string>) =>
      refresh(JSON.parse(event.data)),
    )
    source.addEventListener('open', () => {
      if (wasLost) refresh(Object.keys(keys))
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
