import { afterAll, describe, expect, it } from 'vitest'
import { buildEveryLetter } from '#tests/support/build-letter.ts'
import { taggedText } from '#tests/support/tagged-text.ts'
import { checkLetter } from './fit-letter.ts'
import type { LetterData } from './letter-data.ts'
import { closeRenderers, renderLetters } from './render.ts'

afterAll(closeRenderers)

const TWO = 'Erst der erste Absatz.\nMit einer zweiten Zeile.\n\nDann der zweite Absatz.'
const ofKind = (documentType: string): LetterData[] =>
  Object.values(buildEveryLetter()).filter((letter) => letter.documentType === documentType)

const papers: [string, LetterData][] = [
  ...ofKind('HELP_PLAN').flatMap(({ plan, ...letter }): [string, LetterData][] =>
    plan ? [['guiding goal of a plan', { ...letter, plan: { ...plan, guidingGoal: TWO } }]] : [],
  ),
  ...ofKind('ASSESSMENT_SHEET').flatMap(({ sheet, ...letter }) =>
    (['summary', 'clientRemark', 'differences'] as const).flatMap((part): [string, LetterData][] =>
      sheet ? [[`${part} of a sheet`, { ...letter, sheet: { ...sheet, [part]: TWO } }]] : [],
    ),
  ),
  ...ofKind('CLOSING_REPORT').flatMap(({ report, ...letter }) =>
    (['whatHelped', 'openIssues'] as const).flatMap((part): [string, LetterData][] =>
      report ? [[`${part} of a report`, { ...letter, report: { ...report, [part]: TWO } }]] : [],
    ),
  ),
]

describe('two paragraphs', () => {
  it('are tried in each paper that has free texts', () => {
    expect(papers.length).toBeGreaterThanOrEqual(6)
  })

  it.each(papers)('print as two: %s', async (_, letter) => {
    // given
    expect(checkLetter(letter)).toEqual([])
    // when
    const { pdf } = await renderLetters({ letters: [letter], sample: true })
    // then
    const blocks = (await taggedText(pdf)).flat().map(({ text }) => text.trim())
    expect(blocks).toContainEqual(
      expect.stringMatching(/^Erst der erste Absatz\.\s*Mit einer zweiten Zeile\.$/),
    )
    expect(blocks).toContain('Dann der zweite Absatz.')
  })
})
