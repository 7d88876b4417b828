import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { drawnText } from '#tests/support/tagged-text.ts'
import { compileRun } from './compile.ts'
import { closeRenderers, renderLetters } from './render.ts'

const everyLetter = buildEveryLetter()

afterAll(closeRenderers)

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
  })

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
