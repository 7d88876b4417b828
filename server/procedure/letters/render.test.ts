import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { drawnText, taggedText } from '#tests/support/tagged-text.ts'
import { compileRun } from './compile.ts'
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
      expect(text).toMatch(/Ihre Sozialhilfe bleibt gleich/)
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

describe('renderLetters', () => {
  it('marks every page as sample, and none when it is not one', async () => {
    const letters = [
      buildLetter({ sample: false }),
      buildLetter({ documentType: 'DECLINE_CONFIRMATION', sample: false }),
    ]
    const cover = { number: 3, createdOn: '2026-10-12' }

    const marked = await drawnText((await renderLetters({ letters, sample: true, cover })).pdf)
    const plain = await drawnText((await renderLetters({ letters, sample: false, cover })).pdf)

    expect(marked.map((page) => page.includes('MUSTER'))).toEqual([true, true, true, true])
    expect(plain.map((page) => page.includes('MUSTER'))).toEqual([false, false, false, false])
  })

  it('gives the same bytes for the same letters', async () => {
    const letters = Object.values(everyLetter)

    const [first, second] = [
      await renderLetters({ letters, sample: true }),
      await renderLetters({ letters, sample: true }),
    ]

    expect(first.pdf.equals(second.pdf)).toBe(true)
  })

  it('says what is wrong without repeating what may be a name', async () => {
    const letter = buildLetter({ person: buildLetterPerson({ lastName: 'Geheim花' }) })

    const failure = await renderLetters({ letters: [letter], sample: true }).catch(
      (error: unknown) => error,
    )

    expect(failure).toMatchObject({
      name: 'RenderError',
      message: expect.stringContaining('could not be rendered'),
    })
    expect(String(failure)).not.toMatch(/Geheim|花/)
  })

  it('refuses an address that does not fit the window', async () => {
    const letter = buildLetter()
    letter.person.address = Array.from({ length: 9 }, (_, index) => `Zeile ${index}`)

    await expect(renderLetters({ letters: [letter], sample: true })).rejects.toThrow(
      'ADDRESS_INVALID',
    )
  })

  it('refuses to print in a font that is not there', () => {
    expect(() =>
      compileRun(
        {},
        '#set document(title: "Probe")\n#set text(font: "Nowhere Sans", lang: "de")\nText',
      ),
    ).toThrow('unknown font family')
  })

  it('carries on after a failure', async () => {
    const letter = buildLetter({ person: buildLetterPerson({ firstName: '花' }) })

    await renderLetters({ letters: [letter], sample: true }).catch(() => null)
    const { pages } = await renderLetters({ letters: [buildLetter()], sample: true })

    expect(pages).toBe(2)
  })
})

describe('a print run', () => {
  it('is one tagged document of mixed letters with a cover list, and page numbers start again in each', async () => {
    const types = ['INVITATION_1', 'NO_CONTACT_LETTER', 'PRIVACY_NOTICE'] as const
    const letters = Array.from({ length: 420 }, (_, index) =>
      buildLetter({
        documentType: types[index % 3] ?? 'INVITATION_1',
        reference: `HP-TEST-${String(index + 1).padStart(4, '0')}`,
      }),
    )
    const seen: string[] = []

    const run = await renderLetters({
      letters,
      sample: true,
      cover: { number: 7, createdOn: '2026-10-12' },
      onProgress: ({ stage, done, total }) => seen.push(`${stage} ${done}/${total}`),
    })

    const document = await PDFDocument.load(run.pdf)
    const coverPages = (run.byLetter[0]?.firstPage ?? 0) - 1
    expect(run.pages).toBe(coverPages + 140 * 2 + 140 + 140 * 2)
    expect(document.getPageCount()).toBe(run.pages)
    expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
    expect(run.byLetter.slice(0, 4).map(({ pages }) => pages)).toEqual([2, 1, 2, 2])
    expect(run.byLetter.at(-1)).toEqual({
      reference: 'HP-TEST-0420',
      documentType: 'PRIVACY_NOTICE',
      firstPage: run.pages - 1,
      pages: 2,
    })
    expect(seen.at(0)).toBe('composing 0/420')
    expect(seen.at(-1)).toBe('rendering 420/420')
  }, 60_000)

  it('lists reference, kind, place and pages on the cover, and no name', async () => {
    const letters = [
      buildLetter(),
      buildLetter({ documentType: 'DECLINE_CONFIRMATION', reference: 'HP-TEST-0043' }),
    ]
    const run = await renderLetters({
      letters,
      sample: false,
      cover: { number: 7, createdOn: '2026-10-12', repeat: 2 },
    })

    const pages = await drawnText(run.pdf)
    const cover = pages[0]?.replace(/\s+/g, ' ') ?? ''

    expect(cover).toContain('Druckauftrag 7, 2. Wiederholung')
    expect(cover).toContain('HP-TEST-0042 Einladung 00123 Musterstadt 2')
    expect(cover).toContain('HP-TEST-0043 Bestätigung der Absage 00123 Musterstadt 1')
    expect(cover).not.toContain('Distel')
    expect(pages.map((page) => page.match(/Seite \d von \d/)?.[0] ?? null)).toEqual([
      'Seite 1 von 1',
      null,
      'Seite 2 von 2',
      null,
    ])
    expect(run.byLetter.map(({ firstPage }) => firstPage)).toEqual([2, 4])
  })
})

async function sentencesOf(pdf: Buffer): Promise<string[]> {
  const blocks = (await taggedText(pdf)).flat()
  const from = blocks.findIndex((block) => block.role === 'H1')
  return blocks
    .slice(from)
    .flatMap((block) => block.text.replace(/\b(\d+)\. /g, '$1 ').match(/[^.!?:]+[.!?:]*/g) ?? [])
    .filter((sentence) => /\p{L}/u.test(sentence))
}

/** Codes that a template puts into words itself, and what is no text at all. */
const CODES = new Set([
  'documentType',
  'on',
  'from',
  'where',
  'occasion',
  'closing',
  'answerBy',
  'dated',
  'dueOn',
  'targetOn',
  'startOn',
  'endOn',
  'reviewOn',
  'nextReviewOn',
  'openedOn',
  'writtenOn',
  'talkedOn',
  'type',
  'area',
  'discussed',
  'kind',
  'state',
  'benefit',
  'decision',
])

/** The sign behind every text that comes from the database. */
function withSign<T>(value: T, sign: string): T {
  if (typeof value === 'string') return (value + sign) as T
  if (Array.isArray(value)) return value.map((one: unknown) => withSign(one, sign)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, CODES.has(key) ? one : withSign(one, sign)]),
  ) as T
}

/**
 * What stands on paper: the reply address and the enclosures belong to invitations, privacy
 * contacts to the notice, goals to the papers about them.
 */
function shownValues(letter: ReturnType<typeof buildLetter>): string[] {
  const isInvitation = 'answerBy' in letter
  const {
    documentType,
    person,
    contact,
    office,
    reference,
    slot,
    talk,
    replyTo,
    enclosures,
    plan,
    review,
    sheet,
    consents,
    report,
    achieved,
  } = letter
  const always = [
    ...person.address,
    person.greeting,
    contact.name,
    contact.unit,
    contact.role,
    contact.phone,
    contact.email,
    contact.room,
    reference,
  ]
  const frame = [
    office.city,
    office.claim,
    office.returnLine,
    ...office.hours,
    ...office.visit,
    ...office.accessibility,
  ]
  const notice = documentType === 'PRIVACY_NOTICE' ? Object.values(office.privacy) : []
  const goals =
    documentType === 'REVIEW_INVITATION'
      ? plan?.goals.map(({ title, scale }) => [title, ...Object.values(scale ?? {})])
      : plan
  const papers = [goals, review, sheet, consents, report, achieved].flatMap(textsIn)
  return [
    ...always,
    ...frame,
    ...notice,
    ...papers,
    ...(isInvitation ? [...replyTo, ...enclosures, person.name] : []),
    ...(slot ? [slot.place] : []),
    ...(talk?.room ? [talk.room] : []),
  ]
}

/** Every text in it that is none of the codes. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (CODES.has(key) ? [] : textsIn(one)))
}
