import { isLosslessNumber, parse } from 'lossless-json'

/**
 * A record as the engine exports it. Keys and positions are text, since they may pass 2^53; so are
 * unsafe numbers anywhere else.
 */
export type EngineRecord = {
  partitionId: number
  position: string
  sourceRecordPosition: string
  key: string
  /** Milliseconds since 1970; later versions may write an ISO date-time. */
  timestamp: number | string
  recordType: string
  valueType: ValueType | (string & {})
  intent: string
  brokerVersion: string
  value: Record<string, unknown>
}

type ValueType =
  | 'PROCESS'
  | 'PROCESS_INSTANCE'
  | 'JOB'
  | 'USER_TASK'
  | 'VARIABLE'
  | 'INCIDENT'
  | 'TIMER'
  | 'MESSAGE'
  | 'MESSAGE_SUBSCRIPTION'
  | 'PROCESS_MESSAGE_SUBSCRIPTION'
  | 'MESSAGE_START_EVENT_SUBSCRIPTION'
  | 'DEPLOYMENT'

/**
 * A number outside strings that JavaScript might not keep as it stands: an integer from 9·10^15 on,
 * or more than 15 digits with a point.
 */
const UNSAFE = /[:,[]\s*-?(?:9\d{15}|\d{17,}|[\d.]{17,})/
const KEY = /(?:[kK]eys?|[pP]osition)$/
/** What people's processes wrote: names in there are not the engine's. */
const FOREIGN = new Set(['variables', 'customHeaders'])

/**
 * Parses one exported line without losing a digit.
 * @throws SyntaxError when the line is no JSON, Error when it is no record.
 */
export function parseRecord(line: string): EngineRecord {
  const parsed = (UNSAFE.test(line) ? parse(line, undefined, toSafe) : JSON.parse(line)) as Record<
    string,
    unknown
  > | null
  if (
    parsed === null ||
    typeof parsed !== 'object' ||
    typeof parsed['value'] !== 'object' ||
    parsed['value'] === null
  )
    throw new Error('the line is no record of the engine')
  return keysAsText(parsed) as EngineRecord
}

/** Numbers that JavaScript keeps stay numbers, all others stay the text they are. */
function toSafe(text: string): unknown {
  const number = Number(text)
  const isKept = Number.isInteger(number) ? Number.isSafeInteger(number) : String(number) === text
  return isKept ? number : text
}

function keysAsText(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(keysAsText)
  if (node === null || typeof node !== 'object' || isLosslessNumber(node)) return node
  for (const [name, value] of Object.entries(node as Record<string, unknown>)) {
    if (FOREIGN.has(name)) continue
    if (KEY.test(name)) (node as Record<string, unknown>)[name] = asText(value)
    else if (typeof value === 'object' && value !== null)
      (node as Record<string, unknown>)[name] = keysAsText(value)
  }
  return node
}

const asText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asText)
  return typeof value === 'number' ? String(value) : value
}
