import type { Bucket, Scope } from '#server/procedure/tasks/view-schema.ts'

/**
 * What the inbox shows. `follow` and `after` stand there while one waits for the next task of the
 * same case ("Weiter in diesem Fall"): the subject, e.g. `case:…`, and the task just completed.
 * `talk`: nothing but the task, since the person looks on.
 */
export type InboxSearch = {
  view: Scope
  bucket?: Bucket
  task?: string
  follow?: string
  after?: string
  talk?: true
}

const VIEWS: readonly Scope[] = ['mine', 'agency', 'all', 'done']
const BUCKETS: readonly Bucket[] = ['overdue', 'today', 'week', 'later']
const KEY = /^\d{1,19}$/
const SUBJECT = /^(?:case|invitation|campaign):[0-9a-f-]{36}$/

/** Reads the address; what does not fit is left out. */
export function parseInboxSearch(search: Record<string, unknown>): InboxSearch {
  const key = (value: unknown): string => (KEY.test(String(value)) ? String(value) : '')
  const view = VIEWS.find((name) => name === search['view']) ?? 'mine'
  const bucket = BUCKETS.find((name) => name === search['bucket'] && view !== 'done')
  const follow =
    typeof search['follow'] === 'string' && SUBJECT.test(search['follow']) ? search['follow'] : ''
  const task = key(search['task'])
  const after = key(search['after'])
  return {
    view,
    ...(bucket ? { bucket } : {}),
    ...(task ? { task } : {}),
    ...(follow ? { follow } : {}),
    ...(after ? { after } : {}),
    ...(search['talk'] === true && (task || follow) ? { talk: true as const } : {}),
  }
}

/** The list alone, without what is open in it. */
export const listOf = ({ view, bucket }: InboxSearch): InboxSearch => ({
  view,
  ...(bucket ? { bucket } : {}),
})
