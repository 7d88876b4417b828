import type { Sentence } from '#server/base/errors.ts'
import type { Finding } from './finding.ts'

const SIZE_LIMIT = 1_000_000
const DEPTH_LIMIT = 50
const TAG_LIMIT = 20_000
const VALUE_LIMIT = 10_000
const REFERENCE_LIMIT = 2_000
const TAG = /<[/A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g
const PAGE = /<html[\s>]|<!DOCTYPE\s+html/i
const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/i
/** Signs that nobody sees, or that turn the direction of reading. */
const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** A finding about the whole file. */
export const fault = (rule: string, message: string, messageEn: string): Finding => ({
  rule,
  elementId: '',
  message,
  messageEn,
  severity: 'error',
})

/** Where in the text something stands. */
type Place = { at: number } | null
type Refusal = {
  rule: string
  find(xml: string, bare: string): Place
  say(line: number): Sentence
}

const REFUSALS: Refusal[] = [
  {
    rule: 'too-many-references',
    find: (xml) => nth(xml, '&#', REFERENCE_LIMIT),
    say: (line) => ({
      de:
        `Die Datei enthält zu viele Zeichenverweise (bis Zeile ${line} schon ` +
        `${REFERENCE_LIMIT}).`,
      en:
        `The file contains too many character references (${REFERENCE_LIMIT} up to line ` +
        `${line}).`,
    }),
  },
  {
    rule: 'hidden-characters',
    find: (xml) => found(xml.search(HIDDEN)),
    say: (line) => ({
      de: `Die Datei enthält unsichtbare Zeichen (Zeile ${line}).`,
      en: `The file contains invisible characters (line ${line}).`,
    }),
  },
  {
    rule: 'too-deep',
    find: (xml, bare) => (tooDeepAt(bare) === -1 ? null : { at: Math.max(0, tooDeepAt(xml)) }),
    say: (line) => ({
      de: `Die Datei ist zu tief verschachtelt (ab Zeile ${line} mehr als ${DEPTH_LIMIT} Ebenen).`,
      en: `The file is nested too deep (more than ${DEPTH_LIMIT} levels from line ${line} on).`,
    }),
  },
  {
    rule: 'too-many-elements',
    find: (_, bare) => nth(bare, '<', TAG_LIMIT),
    say: () => ({
      de:
        `Die Datei enthält zu viele Elemente (mehr als ${TAG_LIMIT} öffnende und ` +
        'schließende Zeichen).',
      en: `The file contains too many elements (more than ${TAG_LIMIT} opening and closing tags).`,
    }),
  },
  {
    rule: 'value-too-long',
    find: (xml, bare) => longValue(xml, bare),
    say: (line) => ({
      de: `Ein Wert in der Datei ist zu lang (Zeile ${line}, mehr als ${VALUE_LIMIT} Zeichen).`,
      en: `A value in the file is too long (line ${line}, more than ${VALUE_LIMIT} characters).`,
    }),
  },
]

/**
 * Says why a file is not even read: too big, too deep, a DOCTYPE, hidden content. Linear in its
 * length.
 */
export function refuseXml(xml: string): Finding | null {
  if (xml.length > SIZE_LIMIT)
    return fault('too-big', 'Die Datei ist größer als 1 MB.', 'The file is bigger than 1 MB.')
  if (PAGE.test(xml.slice(0, 1_000)))
    return fault(
      'unreadable',
      'Die Datei ist eine Webseite (HTML), kein BPMN. Bitte laden Sie die BPMN-Datei selbst ' +
        'herunter.',
      'The file is a web page (HTML), no BPMN. Please download the BPMN file itself.',
    )
  const doctype = xml.search(DOCTYPE)
  if (doctype !== -1) {
    const line = lineAt(xml, doctype)
    return fault(
      'doctype',
      `Die Datei enthält einen DOCTYPE (Zeile ${line}). Bitte löschen Sie ihn und laden Sie ` +
        'die Datei noch einmal.',
      `The file contains a DOCTYPE (line ${line}). Please delete it and load the file again.`,
    )
  }
  const bare = withoutComments(xml)
  if (bare === null)
    return fault(
      'unreadable',
      'Ein Kommentar oder Abschnitt der Datei ist nicht abgeschlossen: Sie ist kein ' +
        'vollständiges BPMN.',
      'A comment or section of the file has no end: it is no complete BPMN.',
    )
  for (const { rule, find, say } of REFUSALS) {
    const place = find(xml, bare)
    if (!place) continue
    const { de, en } = say(lineAt(xml, place.at))
    return fault(rule, de, en)
  }
  return null
}

/** Takes out signs that nobody sees; the line of the first one. */
export function withoutHidden(xml: string): { xml: string; count: number; line: number } {
  const count = xml.match(HIDDEN)?.length ?? 0
  const line = count ? lineAt(xml, xml.search(HIDDEN)) : 0
  return { xml: xml.replaceAll(HIDDEN, ''), count, line }
}

export const hasHidden = (text: string): boolean => text.search(HIDDEN) !== -1

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
const found = (at: number): Place => (at === -1 ? null : { at })

/** Where `part` stands once more than `times` times. */
function nth(text: string, part: string, times: number): Place {
  let at = -1
  for (let count = 0; count <= times; count++) {
    at = text.indexOf(part, at + 1)
    if (at === -1) return null
  }
  return { at }
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** What looks like a tag inside a comment would hide real depth. Null when one is never closed. */
function withoutComments(xml: string): string | null {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const next = xml.slice(at).search(/<!--|<!\[CDATA\[|<\?/)
    if (next === -1) return parts.join('') + xml.slice(at)
    const skipped = SKIPPED.find(([mark]) => xml.startsWith(mark, at + next))
    const end = skipped ? xml.indexOf(skipped[1], at + next + skipped[0].length) : -1
    if (!skipped || end === -1) return null
    parts.push(xml.slice(at, at + next))
    at = end + skipped[1].length
    if (parts.length > TAG_LIMIT) return null
  }
}

function tooDeepAt(xml: string): number {
  let depth = 0
  for (const { 0: tag, index } of xml.matchAll(TAG)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > DEPTH_LIMIT) return index
  }
  return -1
}

/** The first attribute or text that is longer than we take. */
function longValue(xml: string, bare: string): Place {
  const value = valuesIn(bare).find(({ length }) => length > VALUE_LIMIT)
  return value === undefined ? null : { at: Math.max(0, xml.indexOf(value)) }
}

/** Attributes and texts. */
const valuesIn = (xml: string): string[] => [
  ...[...xml.matchAll(TAG)].flatMap(([tag]) => tag.split(/["']/)),
  ...xml.split(TAG),
]
