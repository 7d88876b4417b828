import { Busy } from './busy.tsx'
import { Problem } from './problem.tsx'

type Query = { error: Error | null; refetch: () => Promise<unknown> }

/** In place of what was asked for: that it is on its way, or why it does not come. */
export function Pending({ query: { error, refetch } }: { query: Query }) {
  return error ? <Problem error={error} onRetry={() => void refetch()} /> : <Busy />
}
