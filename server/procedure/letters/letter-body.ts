import type { LetterData } from './letter-data.ts'
import { textsOf, type TextBlock, type TextSentence, type When } from './letter-texts.ts'
import { factsOf, factsOfConsent, type SentenceFacts } from './sentence-facts.ts'
import { valuesOf, type Language } from './sentence-values.ts'

/** A stretch of text; `keep`: it is not broken over two lines. Text is plain, never markup. */
export type Span = { text: string; strong: boolean; keep: boolean }

/** What the template lays out, one below the other. */
export type BodyBlock =
  | { as: 'text' | 'heading'; say: Span[] }
  | { as: 'note'; title: Span[]; say: Span[] }
  | { as: 'list'; items: Span[][] }
  | { as: 'consent'; title: Span[]; items: Span[][]; said: Span[] }
  | { as: 'part'; part: string }
  | { as: 'together'; blocks: BodyBlock[] }

type Speech = { facts: SentenceFacts; values: Record<string, string>; language: Language }

/**
 * Subject and body of a letter: of the sentences that its kind knows, those that its facts bear.
 * @throws Error where a text asks for a value that the letter does not have
 */
export function bodyOf(
  data: LetterData,
  language: Language = 'de',
): { subject: string; body: BodyBlock[] } {
  const speech = { facts: factsOf(data), values: valuesOf(data, language), language }
  const blocks = textsOf(data.documentType)
  const subject = blocks
    .filter((block) => block.as === 'subject' && holds(block.when, speech.facts))
    .flatMap((block) => (block.as === 'subject' ? spoken(block.say, speech) : []))
  return {
    subject: subject.map(({ text }) => text).join(''),
    body: blocks.flatMap((block) => laidOut(block, { data, speech })),
  }
}

function laidOut(block: TextBlock, about: { data: LetterData; speech: Speech }): BodyBlock[] {
  const { speech } = about
  if (block.as === 'subject') return []
  if (block.as === 'consents') return consentsOf(block, about)
  if (block.as === 'together') {
    const blocks = block.blocks.flatMap((inner) => laidOut(inner, about))
    return blocks.length > 0 ? [{ as: 'together', blocks }] : []
  }
  if (!holds(block.when, speech.facts)) return []
  if (block.as === 'part') return [{ as: 'part', part: block.part }]
  if (block.as === 'list') {
    const items = block.items.map((item) => spoken(item, speech)).filter(isSaid)
    return items.length > 0 ? [{ as: 'list', items }] : []
  }
  const said = spoken(block.say, speech)
  if (!isSaid(said)) return []
  if (block.as === 'note') return [{ as: 'note', title: spoken(block.title, speech), say: said }]
  return [{ as: block.as, say: said }]
}

const isSaid = (spans: Span[]): boolean => spans.length > 0

function consentsOf(
  block: Extract<TextBlock, { as: 'consents' }>,
  { data, speech }: { data: LetterData; speech: Speech },
): BodyBlock[] {
  return (data.consents ?? []).map((consent) => {
    const facts = { ...speech.facts, ...factsOfConsent(consent) }
    const values = { ...speech.values, ...valuesOf(data, speech.language, consent) }
    const own = { ...speech, facts, values }
    return {
      as: 'consent',
      title: spoken(block.title, own),
      items: block.items.map((item) => spoken(item, own)).filter(isSaid),
      said: consent.on === null ? [] : spoken(block.said, own),
    }
  })
}

/** True where the facts have the values asked for. */
const holds = (when: When | undefined, facts: SentenceFacts): boolean =>
  Object.entries(when ?? {}).every(
    ([name, values]) => values === undefined || values.includes(factNamed(facts, name)),
  )

const factNamed = (facts: Record<string, string>, name: string): string => facts[name] ?? ''

function spoken(sentences: TextSentence[], { facts, values, language }: Speech): Span[] {
  return sentences
    .filter((sentence) => holds(sentence.when, facts))
    .map((sentence) => sentence[language] ?? sentence.de)
    .flatMap((text, index) => [
      ...(index > 0 ? [{ text: ' ', strong: false, keep: false }] : []),
      ...spansOf(text, values),
    ])
}

/** Values are put beside the words of a sentence, never into its markup. */
function spansOf(text: string, values: Record<string, string>): Span[] {
  return text.split('*').flatMap((stretch, index) =>
    stretch
      .split(/(\{\w+\})/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1]
        if (name === undefined) return { text: piece, strong: index % 2 === 1, keep: false }
        const value = values[name]
        if (value === undefined) throw new Error(`a letter has no value ${name}`)
        return { text: value, strong: index % 2 === 1, keep: true }
      }),
  )
}
