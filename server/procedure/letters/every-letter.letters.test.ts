import { afterAll, describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { sentencesOf, shownValues, withSign } from '#tests/support/letter-texts.ts'
import { taggedText } from '#tests/support/tagged-text.ts'
import { documentTitles } from './letter-data.ts'
import { closeRenderers, renderLetters } from './render.ts'

const everyLetter = buildEveryLetter()
const bare = (text: string) => text.replace(/[\s\u00ad\u2010-]/gu, '')

afterAll(closeRenderers)

describe('every letter', () => {
  it('is looked at', () => {
    expect(new Set(Object.values(everyLetter).map(({ documentType }) => documentType))).toEqual(
      new Set(Object.keys(documentTitles)),
    )
  })

  it.each(Object.entries(everyLetter))('speaks in short sentences: %s', async (_, letter) => {
    const { pdf } = await renderLetters({ letters: [letter], sample: true })

    const lengths = (await sentencesOf(pdf)).map(
      (sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length,
    )

    expect(lengths.length).toBeGreaterThan(8)
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(
      15,
    )
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20)
  })

  it.each(Object.entries(everyLetter))(
    'is free of paragraph signs, threats and questions for a reason: %s',
    async (_, letter) => {
      const { pdf } = await renderLetters({ letters: [letter], sample: true })

      const text = (await taggedText(pdf))
        .flat()
        .map((block) => block.text)
        .join(' ')

      expect(text).not.toMatch(/§|Rechtsbehelf|Widerspruchsfrist|Mitwirkung|Betreff/)
      expect(text).not.toMatch(/müssen Sie sich melden|[Ww]arum (möchten|haben|wollen) Sie/)
      expect(text).toMatch(/Telefon|00000 1234/)
    },
  )

  it.each(Object.entries(everyLetter))('shows a hostile value as text: %s', async (_, letter) => {
    const sign = '#a*b*_c_$d$<img>\\'
    const hostile = withSign(letter, sign)
    const { pdf } = await renderLetters({ letters: [hostile], sample: true })

    const text = bare(
      (await taggedText(pdf))
        .flat()
        .map((block) => block.text)
        .join(' '),
    )
    const lost = shownValues(hostile).filter((value) => !text.includes(bare(value)))

    expect(lost).toEqual([])
  })

  it('ends a sentence of the file once, whatever it ends with', async () => {
    const plan = {
      guidingGoal: 'Arbeiten',
      goals: [],
      client: [
        { text: 'Ich melde mich zum Kurs an.', dueOn: '2026-11-02' },
        { text: 'Ich rufe dort an', dueOn: '2026-11-03' },
      ],
      agency: [{ text: 'Wir suchen einen Platz!', dueOn: null }],
      reviewOn: '2027-04-12',
    }
    const letter = buildLetter({ documentType: 'HELP_PLAN', plan })

    const { pdf } = await renderLetters({ letters: [letter], sample: true })
    const text = (await taggedText(pdf))
      .flat()
      .map((block) => block.text.replaceAll('\u00A0', ' '))
      .join(' ')

    expect(text).toContain('Ich melde mich zum Kurs an. Bis 2. November 2026.')
    expect(text).toContain('Ich rufe dort an. Bis 3. November 2026.')
    expect(text).toContain('Wir suchen einen Platz! ')
  })

  it('keeps one main heading, then second ones, and the answer sheet on page two', async () => {
    const { pdf, pages } = await renderLetters({ letters: [buildLetter()], sample: true })

    const tagged = await taggedText(pdf)

    expect(pages).toBe(2)
    expect(
      tagged
        .flat()
        .filter((block) => block.role === 'H1')
        .map((block) => block.text),
    ).toEqual(['Was möchten Sie erreichen? Einladung zu einem Gespräch'])
    expect(tagged[1]?.find((block) => block.role === 'H2')?.text).toBe('Meine Antwort')
  })

  it.each([
    'first invitation',
    'reminder',
    'second invitation',
    'second invitation with a slot',
    'second invitation as agreed',
  ])(
    'leaves one page for the answer sheet with a long name and a representative: %s',
    async (name) => {
      const person = buildLetterPerson({
        firstName: 'Wilhelmine',
        lastName: 'Zaunkönig-Goldammer',
        representative: 'Friederike Rohrdommel-Schachtelhalm',
      })
      const { documentType, answerBy, slot, occasion } = everyLetter[name] ?? buildLetter()
      const letter = buildLetter({
        documentType,
        person,
        ...(answerBy && { answerBy }),
        ...(slot && { slot }),
        ...(occasion && { occasion }),
      })

      const { pages } = await renderLetters({ letters: [letter], sample: true })

      expect(pages).toBe(2)
    },
  )

  it('tells a representative whom the letter is about', async () => {
    const letter = buildLetter({
      documentType: 'CLOSING_LETTER',
      person: buildLetterPerson({ representative: 'Ida Kranich' }),
    })

    const [page] = await taggedText((await renderLetters({ letters: [letter], sample: true })).pdf)

    expect(page?.map((block) => block.text)).toContain(
      'Dieser Brief ist für Rosa Distel. Mit „Sie“ meinen wir hier immer Rosa Distel.',
    )
  })
})
