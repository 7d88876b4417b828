import { AppError, notFound, type Sentence } from './errors.ts'

const AWAY: Sentence = {
  de:
    'Die Datenbank antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal; was Sie ' +
    'geschrieben haben, bleibt stehen.',
  en: 'The database does not answer just now. Please try again; what you wrote stays.',
}
const MEANWHILE: Sentence = {
  de: 'Das ist im selben Moment schon geschehen. Bitte laden Sie die Seite neu.',
  en: 'This happened already at the same moment. Please reload the page.',
}
const UNSTORABLE: Sentence = {
  de: 'Eine Angabe lässt sich nicht speichern. Bitte prüfen Sie Zahlen, Tage und Sonderzeichen.',
  en: 'Something cannot be stored as entered. Please check numbers, days and special characters.',
}

/** Prisma's own codes by what they mean in PostgreSQL's. */
const SQL_STATES: Record<string, string> = {
  P1001: '08001',
  P1002: '08001',
  P1008: '57014',
  P1017: '08006',
  P2000: '22001',
  P2002: '23505',
  P2003: '23503',
  P2020: '22003',
  P2023: '22P02',
  P2024: '53300',
  P2025: '23503',
  P2028: '08006',
  P2033: '22003',
  P2034: '40001',
}
/** Of a connection that could not be made or broke off, by Node and by pg. */
const LOST = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const LOST_WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after',
]

/**
 * What a person is told where the database refused, whichever statement it was: a unique index hit
 * in a race, something referred to that is gone, a value that no column takes, or a database that
 * is away. Null for every other error.
 */
export function databaseRefusal(error: unknown): AppError | null {
  const state = sqlState(error)
  if (state === '23505')
    return new AppError({ code: 'MEANWHILE', status: 409, sentence: MEANWHILE })
  if (state === '23503') return notFound()
  if (state?.startsWith('22'))
    return new AppError({ code: 'INVALID', status: 400, sentence: UNSTORABLE })
  return state !== null && /^(08|40|53|57)/.test(state)
    ? new AppError({ code: 'AWAY', status: 503, sentence: AWAY })
    : null
}

/** PostgreSQL's code of an error, also of one that Prisma wrapped; null for none. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (LOST_WORDS.some((words) => error.message.startsWith(words))) return '08006'
  const code = 'code' in error ? String(error.code) : ''
  if (LOST.test(code)) return '08006'
  return wrappedState(error) ?? SQL_STATES[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? code : null)
}

type Wrapped = { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }

/** Of a statement of ours that Prisma ran as it is (P2010). */
function wrappedState(error: Error): string | null {
  const { meta } = error as Error & Wrapped
  const state = meta?.driverAdapterError?.cause?.originalCode
  return typeof state === 'string' ? state : null
}
