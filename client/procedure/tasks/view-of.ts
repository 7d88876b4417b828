import type { TaskView } from '#server/procedure/tasks/view-schema.ts'
import type { InboxSearch } from './inbox-search.ts'

/** What the server is asked for: the list of the address, narrowed by the words of the filter. */
export function viewOf({ view, bucket }: InboxSearch, text: string): TaskView {
  const isDone = view === 'done'
  return {
    scope: view,
    filters: [
      ...(bucket ? [{ field: 'due' as const, is: 'one-of' as const, value: [bucket] }] : []),
      ...(text ? [{ field: 'text' as const, is: 'containing' as const, value: text }] : []),
    ],
    sort: { by: 'date', direction: isDone ? 'down' : 'up' },
    group: isDone ? 'none' : 'due',
  }
}
