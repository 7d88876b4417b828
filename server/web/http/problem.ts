import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { databaseRefusal } from '#server/base/database-refusal.ts'
import { AppError, notFound, type Sentence } from '#server/base/errors.ts'
import { contextOf } from './request-context.ts'
import type { Language } from './route.ts'

const SENTENCES: Record<number, Sentence> = {
  400: { de: 'Die Anfrage ist nicht lesbar.', en: 'The request cannot be read.' },
  413: { de: 'Das ist zu groß.', en: 'This is too large.' },
  415: { de: 'Dieses Format wird hier nicht angenommen.', en: 'This format is not accepted here.' },
}
const RETRY_AFTER_S = '5'
const BROKEN: Sentence = {
  de:
    'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal; bleibt es dabei, nennen Sie ' +
    'der Systembetreuung die Nummer dieser Anfrage.',
  en:
    'Something went wrong. Please try again; if it stays, tell the administrators the number of ' +
    'this request.',
}

/**
 * What an error tells the outside: an AppError itself, a refusal of the body reader, or null for
 * what must not be told.
 */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  const status = (error as { status?: unknown } | null)?.status
  if (typeof status !== 'number' || status < 400 || status > 499) return null
  const sentence = SENTENCES[status] ?? SENTENCES[400]!
  const known = status in SENTENCES ? status : 400
  return new AppError({
    code: { 413: 'TOO_LARGE', 415: 'UNSUPPORTED_TYPE' }[known] ?? 'BAD_REQUEST',
    status: known,
    sentence,
  })
}

/** Sends an AppError as application/problem+json in one language. */
function sendProblem(res: Response, refusal: AppError, language: Language): void {
  const { status, code, sentence, issues, current } = refusal
  const title = STATUS_CODES[status] ?? 'Error'
  const told = issues.map((issue) => ({ path: issue.path, message: issue.message[language] }))
  res.status(status).type('application/problem+json').set('Content-Language', language)
  res.send(
    JSON.stringify({
      type: 'about:blank',
      title,
      status,
      detail: sentence[language],
      code,
      ...(told.length ? { issues: told } : {}),
      ...(current === undefined ? {} : { current }),
    }),
  )
}

/**
 * What of an unexpected error may be logged: the messages of libraries can quote values, ours
 * cannot.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const isPlain = [Error, TypeError, RangeError, ReferenceError, SyntaxError].some(
    (kind) => error.constructor === kind,
  )
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const { code } = error as { code?: unknown }
  return {
    error: error.name,
    ...(code === undefined ? {} : { code: String(code) }),
    ...(isPlain ? { message: error.message } : {}),
    at: frames.slice(0, 8).map((line) => line.trim()),
  }
}

/**
 * The last handler: every error becomes a problem; the unexpected is logged once, under the
 * request's id.
 */
export function problemHandler(log: Logger): ErrorRequestHandler {
  const handle = (...[error, req, res, next]: Parameters<ErrorRequestHandler>): void => {
    const { requestId, language, routeName } = contextOf(req)
    const told = refusalOf(error)
    const refusal = told ?? databaseRefusal(error)
    const about = { requestId, route: routeName }
    if (!refusal) log.error({ ...about, ...loggable(error) }, 'request failed')
    else if (!told) log.warn({ ...about, ...loggable(error) }, 'the database refused a request')
    if (res.headersSent) return next(error)
    res.set('X-Request-Id', requestId)
    if (refusal?.status === 503) res.set('Retry-After', RETRY_AFTER_S)
    sendProblem(
      res,
      refusal ?? new AppError({ code: 'INTERNAL', status: 500, sentence: BROKEN }),
      language,
    )
  }
  // Express knows an error handler by its four parameters
  return Object.defineProperty(handle, 'length', { value: 4 })
}

/** For addresses below /api that no route answers. */
export const unknownAddress: RequestHandler = (_req, _res, next) => next(notFound())
