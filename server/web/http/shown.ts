/** What a route shows of people, as the trail of readings names it. */
export type ReadKind =
  | 'appointments'
  | 'calendar'
  | 'calls'
  | 'campaign'
  | 'case'
  | 'cases'
  | 'diagram'
  | 'document'
  | 'documents'
  | 'invitation'
  | 'letter'
  | 'letters'
  | 'operations'
  | 'person'
  | 'plans'
  | 'search'
  | 'task'
  | 'tasks'
  | 'team'
  | 'timeline'
export type Reads = ReadKind | 'nobody'

/** What an answer has just shown to somebody: ids of whatever kind that lead to people. */
export type Shown = {
  actorId: string
  kind: ReadKind
  ids: string[]
  /** The page asked by itself: what it showed already is no new reading. */
  isBackground: boolean
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
/** A subject (`invitation:…`) is the longest text that is an id and nothing else. */
const LONGEST = 64

/** Every id in an answer and in the address that was asked for, each once. */
export function idsIn(...values: unknown[]): string[] {
  const found = new Set<string>()
  const open = [...values]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      const id = value.length <= LONGEST ? ID.exec(value)?.[0] : undefined
      if (id) found.add(id)
    } else if (isSearched(value)) open.push(...Object.values(value))
  }
  return [...found]
}

const isSearched = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
