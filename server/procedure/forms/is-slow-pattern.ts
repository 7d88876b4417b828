import { TEXT_LIMIT } from './check-field.ts'

/** So many ways to try are two parts without a bound, each over the longest text. */
const MOST_WAYS = TEXT_LIMIT ** 2
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/
const GROUP = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/
const CLASS = /^\[(?:\\.|[^\]\\])*\]/s
const BACK_REFERENCE = /^\\(?:[1-9]|k<)/

type Part = { ways: number; isQuantified: boolean; branches: boolean; isSlow: boolean }
type Reader = { text: string; at: number }

/**
 * Whether a text of allowed length could keep a pattern busy: a repeated group that itself repeats
 * or branches, however deep inside, a reference back, or too many parts of varying length.
 */
export function isSlowPattern(pattern: string): boolean {
  const { ways, isSlow } = readSequence({ text: pattern, at: 0 })
  return isSlow || ways > MOST_WAYS
}

/** Up to the bracket that ends the group, or to the end. */
function readSequence(reader: Reader): Part {
  const whole: Part = { ways: 1, isQuantified: false, branches: false, isSlow: false }
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    const part = readPart(reader)
    whole.ways *= part.ways
    whole.isQuantified ||= part.isQuantified
    whole.branches ||= part.branches
    whole.isSlow ||= part.isSlow
  }
  return whole
}

/** One sign, class or group with what says how often it comes. */
function readPart(reader: Reader): Part {
  const inner = readAtom(reader)
  const quantifier = QUANTIFIER.exec(reader.text.slice(reader.at))
  if (!quantifier) return inner
  reader.at += quantifier[0].length
  const { ways, repeats } = amountOf(quantifier)
  return {
    ways: inner.ways * ways,
    isQuantified: true,
    branches: inner.branches,
    isSlow: inner.isSlow || (repeats && (inner.isQuantified || inner.branches)),
  }
}

function readAtom(reader: Reader): Part {
  const rest = reader.text.slice(reader.at)
  const plain: Part = { ways: 1, isQuantified: false, branches: rest[0] === '|', isSlow: false }
  const group = GROUP.exec(rest)
  if (group) {
    reader.at += group[0].length
    const inner = readSequence(reader)
    reader.at += 1
    return inner
  }
  if (BACK_REFERENCE.test(rest)) plain.isSlow = true
  reader.at += CLASS.exec(rest)?.[0].length ?? (rest[0] === '\\' ? 2 : 1)
  return plain
}

/** How many ways there are to meet it, and whether it can come more than once. */
function amountOf([sign, least, comma, most]: RegExpExecArray): { ways: number; repeats: boolean } {
  if (sign.startsWith('?')) return { ways: 2, repeats: false }
  if (least === undefined) return { ways: TEXT_LIMIT, repeats: true }
  const from = Number(least)
  const to = comma === undefined ? from : most ? Number(most) : Infinity
  const ways = to === Infinity ? TEXT_LIMIT : Math.max(1, to - from + 1)
  return { ways, repeats: to > 1 }
}
