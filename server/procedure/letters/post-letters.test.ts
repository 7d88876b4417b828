import { describe, expect, it } from 'vitest'
import { buildLetter, endingAs } from '#tests/support/build-letter.ts'
import { samplePapers } from '#server/desks/studio/sample-papers.ts'
import { isPost, LETTER_KINDS, ruleOf } from '#server/web/policies/letter-kinds.ts'
import { bodyOf } from './letter-body.ts'
import { documentTitles, getDocumentType } from './letter-data.ts'
import { CONSENT_KINDS } from './paper-data.ts'
import { everyText } from './letter-texts.ts'

const kinds = Object.keys(documentTitles).map(getDocumentType)
const talk = {
  on: '2026-12-08',
  from: '10:30',
  minutes: 60,
  where: 'agency',
  room: null,
  occasion: 'first',
} as const
/** Texts of a file, whichever letter they would fall into. */
const SECRET = /Sprachkurs|Volkshochschule|Zeugnis|Kinderbetreuung|Platz für das Kind|Raten|draußen/
/** Parts that print what stands in a file. */
const OF_THE_FILE = ['plan', 'ratings', 'sheet', 'report']

describe('what goes through the print room', () => {
  it.each(kinds.filter(isPost))('holds no goal, measure or third party: %s', (documentType) => {
    const letter = buildLetter({
      documentType,
      talk,
      ...samplePapers('2027-01-01'),
      ending: endingAs('C01', { benefit: 'ended', aftercare: true, evaluation: true }),
    })

    expect(JSON.stringify(letter)).not.toMatch(SECRET)
    expect(JSON.stringify(bodyOf(letter))).not.toMatch(SECRET)
  })

  it('lays out no part of the file in any of its kinds', () => {
    const parts = everyText().map(([kind, blocks]) => [
      kind,
      blocks.flatMap((block) => (block.as === 'part' ? [block.part] : [])),
    ])

    expect(
      parts.filter(
        ([kind, used]) => isPost(String(kind)) && OF_THE_FILE.some((part) => used?.includes(part)),
      ),
    ).toEqual([])
  })

  it('is no paper of the desk', () => {
    const desk = Object.keys(LETTER_KINDS).filter((kind) => ruleOf(kind).way === 'desk')

    expect(desk.toSorted()).toEqual(
      [
        'ASSESSMENT_SHEET',
        'CLOSING_REPORT',
        'CONSENT_FORM',
        'FOLLOW_UP_NOTE',
        'HELP_PLAN',
        'INFO_REQUEST',
        'REFERRAL',
        'REVIEW_REPORT',
      ].toSorted(),
    )
  })
})

describe('the privacy notice', () => {
  const text = JSON.stringify(bodyOf(buildLetter({ documentType: 'PRIVACY_NOTICE' })).body)

  it('names everybody who reads a letter or the file', () => {
    const readers = [
      'Ihre Beratung',
      'Vertretung',
      'Teamleitung',
      'Kundenzentrum',
      'Projektverantw',
    ]
    expect(readers.filter((reader) => !text.includes(reader))).toEqual([])
    expect(text.includes('außer Fallklärung')).toBe(!ruleOf('ASSESSMENT_SHEET').lead)
  })

  it('rests health on the task and no consent, and names what there are consents for', () => {
    expect(text).not.toMatch(/Gesundheit nur, wenn Sie vorher zustimmen/)
    expect(text).toMatch(/Angaben zur Gesundheit speichern wir nur für diese Aufgabe/)
    const words: Record<(typeof CONSENT_KINDS)[number], RegExp> = {
      'contact-phone': /rufen an/,
      'contact-email': /E-Mail/,
      'contact-sms': /SMS/,
      'third-party': /fragen andere Stellen/,
      referral: /melden Sie bei einem Anbieter an/,
      evaluation: /Auswertung/,
      aftercare: /fragen nach dem Ende/,
    }
    expect(CONSENT_KINDS.filter((kind) => !words[kind].test(text))).toEqual([])
  })
})
