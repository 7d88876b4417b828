import type { Finding } from './finding.ts'

const SIZE_LIMIT = 1_000_000
const DEPTH_LIMIT = 50
const TAG_LIMIT = 20_000
const VALUE_LIMIT = 10_000
const REFERENCE_LIMIT = 2_000
const NAMESPACES = new Set([
  'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://camunda.org/schema/zeebe/1.0',
  'http://camunda.org/schema/modeler/1.0',
  'http://bpmn.io/schema/bpmn/biocolor/1.0',
  'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
])
const TAG = /<[/A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g

/** A finding about the whole file. */
export const fault = (rule: string, message: string, messageEn: string): Finding => ({
  rule,
  elementId: '',
  message,
  messageEn,
  severity: 'error',
})

type Refusal = { rule: string; when(xml: string, bare: string): boolean; de: string; en: string }

const REFUSALS: Refusal[] = [
  {
    rule: 'too-many-references',
    when: (xml) => countOf(xml, '&#') > REFERENCE_LIMIT,
    de: 'Die Datei enthält zu viele Zeichenverweise.',
    en: 'The file contains too many character references.',
  },
  {
    rule: 'encoding',
    when: (xml) => /^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i.test(xml),
    de: 'Die Datei muss in UTF-8 geschrieben sein.',
    en: 'The file must be written in UTF-8.',
  },
  {
    rule: 'hidden-characters',
    when: (xml) =>
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/.test(xml),
    de: 'Die Datei enthält unsichtbare Zeichen.',
    en: 'The file contains invisible characters.',
  },
  {
    rule: 'too-deep',
    when: (_, bare) => depthOf(bare) > DEPTH_LIMIT,
    de: 'Die Datei ist zu tief verschachtelt.',
    en: 'The file is nested too deep.',
  },
  {
    rule: 'too-many-elements',
    when: (_, bare) => countOf(bare, '<') > TAG_LIMIT,
    de: 'Die Datei enthält zu viele Elemente.',
    en: 'The file contains too many elements.',
  },
  {
    rule: 'value-too-long',
    when: (_, bare) => longestValue(bare) > VALUE_LIMIT,
    de: 'Ein Wert in der Datei ist zu lang.',
    en: 'A value in the file is too long.',
  },
  {
    rule: 'foreign-namespace',
    when: (_, bare) => namespacesIn(bare).some((name) => !NAMESPACES.has(name)),
    de: 'Die Datei enthält fremde Erweiterungen.',
    en: 'The file contains foreign extensions.',
  },
  {
    rule: 'active-content',
    when: (_, bare) => /javascript:|data:|<script/i.test(bare),
    de: 'Die Datei enthält eingebettete Inhalte oder Verweise, die wir nicht annehmen.',
    en: 'The file contains embedded content or links that we do not accept.',
  },
]

/**
 * Says why a file is not even read: too big, too deep, a DOCTYPE, foreign or hidden content. Linear
 * in its length.
 */
export function refuseXml(xml: string): Finding | null {
  if (xml.length > SIZE_LIMIT)
    return fault('too-big', 'Die Datei ist größer als 1 MB.', 'The file is bigger than 1 MB.')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    return fault('doctype', 'Die Datei enthält einen DOCTYPE.', 'The file contains a DOCTYPE.')
  const bare = withoutComments(xml)
  if (bare === null) return fault('unreadable', 'Die Datei ist kein BPMN.', 'The file is no BPMN.')
  const found = REFUSALS.find(({ when }) => when(xml, bare))
  return found ? fault(found.rule, found.de, found.en) : null
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
    const [open, close] = SKIPPED.find(([mark]) => xml.startsWith(mark, at + next))!
    const end = xml.indexOf(close, at + next + open.length)
    if (end === -1) return null
    parts.push(xml.slice(at, at + next))
    at = end + close.length
    if (parts.length > TAG_LIMIT) return null
  }
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

function depthOf(xml: string): number {
  let depth = 0
  let deepest = 0
  for (const [tag] of xml.matchAll(TAG)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth)
  }
  return deepest
}

const longestValue = (xml: string): number =>
  valuesIn(xml).reduce((longest, { length }) => Math.max(longest, length), 0)

/** Attributes and texts. */
const valuesIn = (xml: string): string[] => [
  ...[...xml.matchAll(TAG)].flatMap(([tag]) => tag.split(/["']/)),
  ...xml.split(TAG),
]

const namespacesIn = (xml: string): string[] =>
  [...xml.matchAll(/\bxmlns(?::[\w.-]+)?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, double, single]) => double ?? single ?? '',
  )
