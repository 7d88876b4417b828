import { describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, endingAs } from '#tests/support/build-letter.ts'
import { bodyOf, type BodyBlock, type Span } from './letter-body.ts'
import type { LetterData } from './letter-data.ts'
import { everyText, type TextBlock, type TextSentence } from './letter-texts.ts'
import { FACTS, factsOf } from './sentence-facts.ts'
import type { Language } from './sentence-values.ts'

const CODES = FACTS.ending.filter((code) => code !== 'none')
const BENEFITS = ['ended', 'reduced', 'unchanged', 'unknown'] as const
const BOTH = [true, false]

const plain = (spans: Span[]): string => spans.map(({ text }) => text).join('')
const wordsOf = (block: BodyBlock): string[] => {
  if (block.as === 'part') return []
  if (block.as === 'together') return block.blocks.flatMap(wordsOf)
  if (block.as === 'list') return block.items.map(plain)
  if (block.as === 'consent') return [block.title, ...block.items, block.said].map(plain)
  return block.as === 'note' ? [plain(block.title), plain(block.say)] : [plain(block.say)]
}

/** Everything that a letter says, its subject first. */
const said = (letter: LetterData, language: Language = 'de'): string => {
  const { subject, body } = bodyOf(letter, language)
  return [subject, ...body.flatMap(wordsOf)].join('\n')
}

const endings = CODES.flatMap((code) =>
  BENEFITS.flatMap((benefit) =>
    BOTH.flatMap((aftercare) =>
      BOTH.flatMap((evaluation) =>
        BOTH.flatMap((talked) =>
          BOTH.map((decided) =>
            endingAs(code, { benefit, aftercare, evaluation, talked, decided }),
          ),
        ),
      ),
    ),
  ),
)
const report = {
  openedOn: '2026-01-12',
  writtenOn: '2026-10-05',
  goals: [],
  whatHelped: null,
  openIssues: null,
}
const kinds = ['CLOSING_LETTER', 'CLOSING_REPORT'] as const
const table = kinds
  .flatMap((documentType) =>
    endings.map((ending) => ({
      ending,
      documentType,
      letter: buildLetter({ documentType, ending, report }),
    })),
  )
  .map((row) => ({ ...row, words: said(row.letter) }))

/** The rows of the table of which it does not hold, as far as they say something. */
const wrong = (isRight: (row: (typeof table)[number], words: string) => boolean) =>
  table
    .filter((row) => !isRight(row, row.words))
    .map(({ documentType, ending }) => ({ documentType, ...ending }))

describe('a letter about an end', () => {
  it('says that the benefit stays the same only where that is known', () => {
    expect(
      wrong(
        ({ ending }, words) => /bleibt gleich/.test(words) === (ending.benefit === 'unchanged'),
      ),
    ).toEqual([])
  })

  it('says of the benefit that it ended or became less only where that is known', () => {
    expect(
      wrong(
        ({ ending }, words) =>
          (ending.benefit === 'ended' || !/zum Lebensunterhalt ist beendet/.test(words)) &&
          (ending.benefit === 'reduced' || !/zum Lebensunterhalt ist geringer/.test(words)),
      ),
    ).toEqual([])
  })

  it('never says that nothing changes', () => {
    expect(wrong((_, words) => !/ändert sich nichts|nothing changes/.test(words))).toEqual([])
  })

  it('says that data are used no more only where nobody allowed a later use', () => {
    const isLetter = ({ documentType }: (typeof table)[number]) => documentType === 'CLOSING_LETTER'
    expect(
      wrong((row, words) => {
        const { aftercare, evaluation } = row.ending
        const isUsed = aftercare || evaluation
        return (
          !isLetter(row) ||
          (/nutzen wir Ihre Daten nicht mehr/.test(words) === !isUsed &&
            /fragen wir, wie es Ihnen geht/.test(words) === aftercare &&
            /Auswertung/.test(words) === evaluation &&
            /jederzeit zurücknehmen/.test(words) === isUsed)
        )
      }),
    ).toEqual([])
  })

  it('speaks of a talk and of a no only where there was one', () => {
    expect(
      wrong(
        ({ ending }, words) =>
          (ending.talked || !/Danke für das Gespräch|haben miteinander gesprochen/.test(words)) &&
          (ending.decided || ending.code !== 'C11' || !/Ihre Entscheidung/.test(words)),
      ),
    ).toEqual([])
  })

  it('speaks of the wish of the person only where they ended it, and of no goal at all', () => {
    expect(
      wrong(
        ({ ending, documentType }, words) =>
          (ending.code === 'C04' || !/Sie möchten die Beratung beenden/.test(words)) &&
          (documentType === 'CLOSING_REPORT' || !/Ziel|erreicht,|Arbeit aufgenommen/.test(words)),
      ),
    ).toEqual([])
  })

  it('leaves the door open where somebody may come again', () => {
    expect(
      wrong(
        ({ ending }, words) =>
          /jederzeit, auch in einem Jahr|Das geht jederzeit:|Kommen Sie gern wieder/.test(words) ===
          !['C08', 'C14', 'C15'].includes(ending.code),
      ),
    ).toEqual([])
  })

  it('has one subject and an opening for every end', () => {
    expect(
      wrong(({ letter }) => {
        const { subject, body } = bodyOf(letter)
        const [opening] = body
        return subject.length > 10 && opening?.as === 'text' && plain(opening.say).length > 20
      }),
    ).toEqual([])
  })
})

describe('a review', () => {
  const decisions = [null, 'continue', 'lighter', 're-plan', 're-assess', 'close']
  const reviews = decisions.flatMap((decision) =>
    BOTH.map((withClient) => ({ withClient, decision, ratings: [], nextReviewOn: null })),
  )

  it.each(reviews)('with the person: $withClient, $decision, says so', (review) => {
    const words = said(buildLetter({ documentType: 'REVIEW_REPORT', review }))

    expect(/gemeinsam|mit Ihnen auf Ihren Hilfeplan/.test(words)).toBe(review.withClient)
    expect(/Sie waren nicht dabei/.test(words)).toBe(!review.withClient)
    expect(/Der Plan ist freiwillig/.test(words)).toBe(review.decision !== 'close')
  })
})

describe('a plan', () => {
  const plan = {
    guidingGoal: 'Arbeiten',
    goals: [],
    client: [],
    agency: [],
    reviewOn: '2027-04-12',
  }
  const text = (
    agreement: 'draft' | 'signed' | 'agreed-not-signed' | 'no-agreement' | 'replaced',
  ) =>
    said(
      buildLetter({
        documentType: 'HELP_PLAN',
        plan: { ...plan, agreement, signedOn: agreement === 'signed' ? '2026-10-20' : null },
      }),
    )

  it.each([
    ['draft', /haben wir mit Ihnen entworfen/, /vereinbart\.|unterschrieben\./],
    ['signed', /am 20\.\u00A0Oktober 2026 unterschrieben/, /Einverstanden|entworfen/],
    ['agreed-not-signed', /Unterschrieben ist er nicht/, /Einverstanden|entworfen/],
    ['no-agreement', /nicht vereinbart/, /Einverstanden|Am 12/],
    ['replaced', /gilt nicht mehr/, /Einverstanden|Am 12/],
  ] as const)('that is %s says so', (agreement, must, mustNot) => {
    expect(text(agreement)).toMatch(must)
    expect(text(agreement)).not.toMatch(mustNot)
  })
})

describe('an invitation', () => {
  it('says that nothing was heard only where nothing was', () => {
    for (const documentType of ['INVITATION_2', 'NO_CONTACT_LETTER'] as const) {
      expect(said(buildLetter({ documentType }))).toMatch(/nichts von Ihnen gehört/)
      expect(said(buildLetter({ documentType, heard: true }))).toMatch(/länger nichts von Ihnen/)
    }
    expect(said(buildLetter({ documentType: 'NO_CONTACT_LETTER', heard: true }))).not.toMatch(
      /nicht geantwortet/,
    )
  })

  it('to a review promises a call only where we may call', () => {
    const documentType = 'REVIEW_INVITATION'
    expect(said(buildLetter({ documentType }))).not.toMatch(/Wir rufen Sie an/)
    expect(said(buildLetter({ documentType, mayCall: true }))).toMatch(/Wir rufen Sie an/)
  })
})

describe('every letter', () => {
  const every = Object.entries(buildEveryLetter())

  it.each(every)('that knows nothing of the benefit claims nothing of it: %s', (_, letter) => {
    const isKnown = letter.ending?.benefit === 'unchanged'

    expect(/Sozialhilfe bleibt gleich/.test(said(letter))).toBe(isKnown)
    expect(/social assistance stays the same/.test(said(letter, 'en'))).toBe(isKnown)
  })

  it('that was frozen before these facts claims nothing of them', () => {
    const { ending, ...older } = buildLetter({
      documentType: 'CLOSING_LETTER',
      ending: endingAs('C01'),
    })

    expect(ending?.code).toBe('C01')
    expect(said(older)).toMatch(/^Unsere Beratung endet\n/)
    expect(said(older)).not.toMatch(/bleibt gleich|Sie möchten|fragen wir, wie/)
  })

  it.each(every)('says in English as much as in German: %s', (_, letter) => {
    const shape = (blocks: BodyBlock[]): unknown[] =>
      blocks.map((block) => (block.as === 'together' ? shape(block.blocks) : block.as))

    expect(shape(bodyOf(letter, 'en').body)).toEqual(shape(bodyOf(letter).body))
    expect(said(letter, 'easy')).toBe(said(letter))
  })
})

describe('the texts', () => {
  const sentencesIn = (block: TextBlock): TextSentence[] => {
    if (block.as === 'part') return []
    if (block.as === 'together') return block.blocks.flatMap(sentencesIn)
    if (block.as === 'list') return block.items.flat()
    if (block.as === 'consents') return [...block.title, ...block.items.flat(), ...block.said]
    return block.as === 'note' ? [...block.title, ...block.say] : block.say
  }

  it.each(everyText())('hold the same values and marks in both languages: %s', (_, blocks) => {
    const marks = (text: string) => (text.match(/\{\w+\}|\*/g) ?? []).toSorted()
    const odd = blocks.flatMap(sentencesIn).filter(({ de, en }) => {
      const [german, english] = [marks(de), marks(en)]
      return german.join() !== english.join() || german.filter((mark) => mark === '*').length % 2
    })

    expect(odd).toEqual([])
  })

  it('know nothing of facts that a letter never has', () => {
    const facts = factsOf(buildLetter())

    expect(Object.keys(facts).toSorted()).toEqual(Object.keys(FACTS).toSorted())
  })
})
