import type { Warning } from 'bpmn-moddle'
import type { Sentence } from '#server/base/errors.ts'
import type { Finding } from './finding.ts'
import { calledBy, placeOf } from './walk-moddle.ts'

type Told = Pick<Warning, 'element' | 'property' | 'value'> & { what: string; line: string }
type Saying = { rule: string; when: RegExp; say(told: Told): Sentence }

const named = ({ element }: Told): string => calledBy(placeOf(element) ?? element)

/** What the reader of BPMN says, in sentences that name what and where. */
const SAYINGS: Saying[] = [
  {
    rule: 'dangling-reference',
    when: /^unresolved reference <(.*)>/s,
    say: (told) => ({
      de:
        `Das Element „${named(told)}“ verweist mit ${told.property} auf „${told.what}“; das gibt es in ` +
        'der Datei nicht.',
      en:
        `"${named(told)}" refers by ${told.property} to "${told.what}", which is not in ` +
        'the file.',
    }),
  },
  {
    rule: 'duplicate-id',
    when: /duplicate ID <(.*)>/s,
    say: ({ what, line }) => ({
      de:
        `Die id „${what}“ kommt mehr als einmal vor (noch einmal in Zeile ${line}). Jede ` +
        'id darf nur einmal vorkommen.',
      en:
        `The id "${what}" occurs more than once (again in line ${line}). Each id may occur ` +
        'only once.',
    }),
  },
  {
    rule: 'odd-id',
    when: /illegal ID <(.*)>/s,
    say: ({ what, line }) => ({
      de:
        `Die id „${what}“ (Zeile ${line}) ist keine: Sie beginnt mit einem Buchstaben und ` +
        'enthält keine Leerzeichen.',
      en: `"${what}" (line ${line}) is no id: it begins with a letter and contains no spaces.`,
    }),
  },
  {
    rule: 'unknown-prefix',
    when: /missing namespace (?:for prefix|on) <(.*?)>/s,
    say: ({ what, line }) => ({
      de: `Das Präfix von „${what}“ (Zeile ${line}) ist in der Datei nicht erklärt (xmlns fehlt).`,
      en: `The prefix of "${what}" (line ${line}) is not declared in the file (xmlns is missing).`,
    }),
  },
  {
    rule: 'unknown-attribute',
    when: /^unknown attribute <(.*)>/s,
    say: (told) => ({
      de: `Die Angabe „${told.what}“ an „${named(told)}“ gibt es in BPMN nicht.`,
      en: `The detail "${told.what}" of "${named(told)}" does not exist in BPMN.`,
    }),
  },
  {
    rule: 'unknown-element',
    when: /(?:unrecognized element|unknown type) <(.*)>/s,
    say: ({ what, line }) => ({
      de: `Das Element „${what}“ (Zeile ${line}) gibt es in BPMN nicht.`,
      en: `The element "${what}" (line ${line}) does not exist in BPMN.`,
    }),
  },
  {
    rule: 'stray-text',
    when: /unexpected body text <(.*)>/s,
    say: ({ what, line }) => ({
      de: `In Zeile ${line} steht Text, wo keiner stehen kann: „${what}“.`,
      en: `Line ${line} holds text where none can stand: "${what}".`,
    }),
  },
  {
    rule: 'no-bpmn',
    when: /^failed to parse document as <(.*)>/s,
    say: ({ value }) => ({
      de:
        `Die Datei ist kein BPMN: Sie beginnt mit dem Element „${String(value)}“ statt mit ` +
        '„definitions“ aus BPMN 2.0.',
      en:
        `The file is no BPMN: it begins with the element "${String(value)}" instead of ` +
        '"definitions" of BPMN 2.0.',
    }),
  },
  {
    rule: 'no-xml',
    when: /missing start tag/s,
    say: () => ({
      de:
        'Die Datei ist kein BPMN: Sie enthält keine Elemente, sondern ist leer oder ' +
        'einfacher Text.',
      en: 'The file is no BPMN: it holds no elements, but is empty or plain text.',
    }),
  },
  {
    rule: 'broken-xml',
    when: /unexpected end of file/s,
    say: () => ({
      de: 'Die Datei ist nicht vollständig: Sie endet mitten in einem Element (letzte Zeile).',
      en: 'The file is not complete: it ends in the middle of an element (last line).',
    }),
  },
  {
    rule: 'broken-xml',
    when: /(?:closing tag mismatch|unclosed tag|missing|unclosed|illegal|malformed)/s,
    say: ({ line }) => ({
      de:
        `Die Datei ist in Zeile ${line} kein gültiges XML (ein Element ist nicht ` +
        'geschlossen oder falsch geschrieben).',
      en: `The file is no valid XML in line ${line} (an element is not closed or misspelt).`,
    }),
  },
]
const LONGEST = 120
const textOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST)

/** `rule` of a finding says what kind of fault the reader met. */
export function explainWarning({ message, element, property, value }: Warning): Finding {
  const line = lineOf(message)
  const saying = SAYINGS.find(({ when }) => when.test(message))
  const what = textOf(saying?.when.exec(message)?.[1] ?? '')
  const { de, en } = saying?.say({
    ...(element ? { element } : {}),
    property: property ?? '',
    value,
    what,
    line,
  }) ?? {
    de: `Die Datei ist in Zeile ${line} nicht eindeutig lesbar.`,
    en: `The file cannot be read for certain in line ${line}.`,
  }
  return {
    rule: saying?.rule ?? 'unreadable',
    elementId: placeOf(element)?.id ?? '',
    message: de,
    messageEn: en,
    severity: 'error',
  }
}

/** The reader counts lines from 0. */
const lineOf = (message: string): string => {
  const line = /\n\s*line: (\d+)/.exec(message)?.[1]
  return line === undefined ? '?' : String(Number(line) + 1)
}
