import { getLocale } from '#client/generated/messages/runtime.js'
import * as m from '#client/generated/messages/messages.js'
import { isInUse } from './in-use.ts'

export type Issue = { path: string; message: string }
type Problem = {
  detail?: string
  title?: string
  code?: string
  issues?: Issue[]
  current?: unknown
}

/**
 * What the server refused, or `status` 0 when it could not be reached. `message` is a sentence for
 * the person.
 */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly issues: Issue[]
  /** The thing as it stands on the server, for a conflict. */
  readonly current: unknown

  constructor(status: number, problem: Problem) {
    super(sentenceOf(problem))
    this.status = status
    this.code = problem.code ?? 'UNKNOWN'
    this.issues = problem.issues ?? []
    this.current = problem.current
  }
}

/** With what is wrong in the fields, for pages that have no place for it beside them. */
const sentenceOf = ({ detail, title, issues = [] }: Problem): string =>
  [detail ?? title ?? m.unexpectedError(), ...new Set(issues.map(({ message }) => message))].join(
    ' ',
  )

/** What was asked for is not there, or not for the reader. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 404

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  csv?: Blob
  /** A drawing, as text or as the bytes of its file. */
  xml?: string | Blob
  /** A scan; its name travels percent-encoded beside it. */
  file?: File
  signal?: AbortSignal
  /** The request outlives the page. */
  keepalive?: boolean
}

const session = { csrfToken: '' }

/** The token of the session goes with everything that changes something. */
export const setCsrfToken = (token: string): void => void (session.csrfToken = token)

/**
 * Asks our server.
 * @param path the whole path, e.g. `/api/tasks/1`
 * @throws ApiError with the server's sentence and, for a refused form, its issues
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', signal, keepalive = false } = options
  const { type, content } = bodyOf(options)
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': getLocale() })
  headers.set('X-In-Use', isInUse() ? '1' : '0')
  if (method !== 'GET') headers.set('X-CSRF-Token', session.csrfToken)
  if (type) headers.set('Content-Type', type)
  if (options.file) headers.set('X-File-Name', encodeURIComponent(options.file.name))
  const init = { method, headers, body: content, signal: signal ?? null, keepalive }
  const response = await fetch(path, init).catch(refuseUnreachable)
  const answer = await readAnswer(response)
  if (!response.ok) throw new ApiError(response.status, isProblem(answer) ? answer : {})
  return answer as T
}

type Body = { type: string | null; content: Blob | string | null }

/** What goes with the request: one of the files, or JSON with whatever changes something. */
function bodyOf({ method = 'GET', body, csv, xml, file }: RequestOptions): Body {
  if (csv) return { type: 'text/csv', content: csv }
  if (xml !== undefined) return { type: 'application/xml', content: xml }
  if (file) return { type: 'application/octet-stream', content: file }
  if (method === 'GET') return { type: null, content: null }
  return { type: 'application/json', content: JSON.stringify(body ?? {}) }
}

function refuseUnreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new ApiError(0, { detail: m.serverUnreachable(), code: 'OFFLINE' })
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false
  return isJson ? await response.json() : null
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null

/** A list begins without a cursor. */
export const FIRST_PAGE: string | null = null

/** A path with what is asked for; what is not said is left out. */
export function pathWith(path: string, asked: Record<string, string | null | undefined>): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) said.set(name, value)
  return `${path}?${said}`
}
