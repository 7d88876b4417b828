/**
 * The engine cannot take the command now (away, overloaded, too slow): the same command may be sent
 * again.
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
const UNAVAILABLE = new Set([
  'CANCELLED',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'UNAVAILABLE',
  'ABORTED',
])

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
  if (UNAVAILABLE.has(code)) return new EngineUnavailable(code)
  const detail = error instanceof Error && 'details' in error ? String(error.details) : ''
  if (isUnaware(detail)) return new EngineUnavailable('NO_PARTITION_YET')
  return new EngineRefused(code, detail)
}

/** The error that a REST answer of the engine stands for. */
export function fromStatus(status: number, detail: string): Error {
  if (isUnaware(detail)) return new EngineUnavailable('NO_PARTITION_YET')
  return status === 429 || status === 408 || status === 502 || status === 503 || status === 504
    ? new EngineUnavailable(`HTTP_${status}`)
    : new EngineRefused(`HTTP_${status}`, detail)
}
