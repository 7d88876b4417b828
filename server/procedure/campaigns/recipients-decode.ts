import { cp850 } from './code-page-850.ts'

const encodings = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'cp850',
] as const
export type Encoding = (typeof encodings)[number]
/** What a person may choose where a file does not say in what it was written. */
export const askedEncodings = ['windows-1252', 'macintosh', 'cp850'] as const
export type AskedEncoding = (typeof askedEncodings)[number]

/** `isSure`: the file says so itself, or only one reading makes words of it. */
export type Decoded = { text: string; encoding: Encoding; isSure: boolean }

const MARKS: [Encoding, number[]][] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The text of a file. What is no UTF-8 is read in the three ways in which offices here save, and
 * the one that makes words of it counts; `asked` is a person's own choice.
 */
export function decode(bytes: Buffer, asked?: AskedEncoding): Decoded {
  const mark = MARKS.find(([, sign]) => bytes.subarray(0, sign.length).equals(Buffer.from(sign)))
  const rest = mark ? bytes.subarray(mark[1].length) : bytes
  if (mark && mark[0] !== 'utf-8-bom')
    return { text: new TextDecoder(mark[0]).decode(rest), encoding: mark[0], isSure: true }
  if (asked) return { text: readAs(asked, rest), encoding: asked, isSure: true }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(rest)
    return { text, encoding: mark ? 'utf-8-bom' : 'utf-8', isSure: true }
  } catch {
    return likeliest(rest)
  }
}

function readAs(encoding: AskedEncoding, bytes: Buffer): string {
  return encoding === 'cp850'
    ? cp850(bytes)
    : // the label 'macintosh' is Mac Roman
      new TextDecoder(encoding).decode(bytes)
}

function likeliest(bytes: Buffer): Decoded {
  const readings = askedEncodings
    .map((encoding) => {
      const text = readAs(encoding, bytes)
      return { text, encoding, score: scoreOf(text) }
    })
    .toSorted((one, other) => other.score - one.score)
  const [best, second] = readings
  if (!best) return { text: '', encoding: 'utf-8', isSure: true }
  const isSure = best.score > 0 && (second?.score ?? 0) <= best.score / 2
  return { text: best.text, encoding: best.encoding, isSure }
}

const SAMPLE = 200_000
const WORD = /[\p{L}\p{M}'’-]+/gu
const GERMAN = /[äöüÄÖÜß]/u
const NEIGHBOURING = /[éèêëáàâãçñóíúøåæğışłśżźćńěščřž]/u

/**
 * How much like words a reading looks: letters that names here have, within words, count for it;
 * signs beside letters and capitals inside a word count against it.
 */
function scoreOf(text: string): number {
  const sample = text.slice(0, SAMPLE)
  let score = 0
  for (const [word] of sample.matchAll(WORD)) {
    if (/^[\u0000-\u007f]*$/.test(word)) continue
    if (/\p{Ll}\p{Lu}/u.test(word)) score -= 3
    for (const letter of word) score += worthOf(letter)
  }
  const odd = sample.match(/(?<=[A-Za-z])[^\u0000-\u007f\p{L}]|[^\u0000-\u007f\p{L}](?=[A-Za-z])/gu)
  return score - 2 * (odd?.length ?? 0)
}

function worthOf(letter: string): number {
  if (letter <= '\u007f') return 0
  if (GERMAN.test(letter)) return 3
  return NEIGHBOURING.test(letter) ? 2 : -1
}
