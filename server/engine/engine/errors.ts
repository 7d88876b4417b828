/**
 * The engine cannot take the command now (away, overloaded, too slow, in disorder), or took it and
 * its answer was lost: the same command may be sent again.
 */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable'
}

/**
 * The engine will not take this command, however often it is sent. `message` holds no values;
 * `detail` is the engine's own text.
 */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused'
  readonly code: string
  readonly detail: string

  constructor(code: string, detail: string) {
    super(`${code}: ${withoutValues(detail)}`)
    this.code = code
    this.detail = detail
  }
}

const CODES: Record<number, string> = {
  1: 'CANCELLED',
  2: 'UNKNOWN',
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  10: 'ABORTED',
  11: 'OUT_OF_RANGE',
  12: 'UNIMPLEMENTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
}
/**
 * What says that the command itself is wrong: it is refused for good. Whatever is not named here
 * passes and is tried again, INTERNAL and HTTP 500 too: the engine says so when a connection was
 * closed or a leader changed, and may have taken the command all the same.
 */
const REFUSING = new Set([
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'FAILED_PRECONDITION',
  'OUT_OF_RANGE',
])
/** The same over REST; "not found" is an answer of its own there (`callRest`). */
const REFUSING_STATUS = new Set([400, 409, 413, 415, 422])

/**
 * A gateway that has just started does not know its partition yet: over gRPC it says NOT_FOUND,
 * over REST 500, as if the command were wrong.
 */
const isUnaware = (detail: string): boolean => detail.includes('the gateway is not yet aware of it')

/** What the engine quotes may be a value of a case. */
const withoutValues = (text: string): string =>
  text.replaceAll(/'[^']*'|"[^"]*"/g, '…').slice(0, 300)

/** Name of a gRPC error's status; null for any other error. */
function grpcCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') return null
  return CODES[error.code] ?? 'UNKNOWN'
}

/** Turns what a gRPC call threw into one of the two kinds of error. */
export function fromGrpc(error: unknown): Error {
  if (error instanceof EngineUnavailable || error instanceof EngineRefused) return error
  const code = grpcCode(error)
  if (!code) return error instanceof Error ? error : new Error('unknown error of the engine')
  const detail = error instanceof Error && 'details' in error ? String(error.details) : ''
  if (isUnaware(detail)) return new EngineUnavailable('NO_PARTITION_YET')
  return REFUSING.has(code) ? new EngineRefused(code, detail) : new EngineUnavailable(code)
}

/** The error that a REST answer of the engine stands for. */
export function fromStatus(status: number, detail: string): Error {
  if (isUnaware(detail)) return new EngineUnavailable('NO_PARTITION_YET')
  return REFUSING_STATUS.has(status)
    ? new EngineRefused(`HTTP_${status}`, detail)
    : new EngineUnavailable(`HTTP_${status}`)
}
