import { renderSVG } from 'uqr'
import { compileRun } from './compile.ts'
import { bodyOf } from './letter-body.ts'
import type { LetterData } from './letter-data.ts'
import { documentTitles, isInvitation } from './letter-data.ts'

/**
 * The cover list that goes before a print run. `repeat` counts how often the same run was made
 * again.
 */
type Cover = { number: number; createdOn: string; repeat?: number }
export type PrintJob = { letters: LetterData[]; sample: boolean; cover?: Cover }
type LetterPages = {
  reference: string
  documentType: LetterData['documentType']
  firstPage: number
  pages: number
}
export type Rendered = { pdf: Buffer; pages: number; byLetter: LetterPages[] }
export type Progress = { stage: 'composing' | 'rendering'; done: number; total: number }

/**
 * Writes one tagged document for all letters, in the order given. Runs in the render process; the
 * same job gives the same bytes.
 */
export function renderRun(job: PrintJob, report: (progress: Progress) => void): Rendered {
  const total = job.letters.length
  const letters = job.letters.map((letter, index) => {
    if (index % 50 === 0) report({ stage: 'composing', done: index, total })
    return { ...withCode(letter, job.sample), number: index + 1 }
  })
  report({ stage: 'rendering', done: total, total })
  const author = job.letters[0]?.office.city ?? ''
  const cover = job.cover && coverOf(job.cover, job.letters)
  const { pdf, pages, lastPages, coverPages } = compileRun({
    title: titleOf(job),
    author,
    sample: job.sample,
    letters,
    ...(cover && { cover }),
  })
  if (lastPages.length !== total)
    throw new Error(`${total} letters went in, ${lastPages.length} came out`)
  return { pdf, pages, byLetter: pagesByLetter(job.letters, lastPages, coverPages) }
}

function withCode(letter: LetterData, sample: boolean) {
  const code = isInvitation(letter.documentType)
    ? { code: renderSVG(letter.reference, { ecc: 'M', border: 4 }) }
    : {}
  return {
    ...letter,
    ...code,
    sample: sample || letter.sample,
    title: documentTitles[letter.documentType].title,
    ...bodyOf(letter),
  }
}

function titleOf({ letters, cover }: PrintJob): string {
  const first = letters[0]
  if (cover) return `Druckauftrag ${cover.number}, ${letters.length} Briefe`
  return letters.length === 1 && first
    ? `${documentTitles[first.documentType].title}, ${first.reference}`
    : `${letters.length} Briefe`
}

function coverOf(cover: Cover, letters: LetterData[]) {
  const made = cover.repeat
    ? `Druckauftrag ${cover.number}, ${cover.repeat}. Wiederholung`
    : `Druckauftrag ${cover.number}`
  return {
    title: made,
    facts: [
      ['Erstellt am', germanDate(cover.createdOn)],
      ['Briefe', String(letters.length)],
    ],
    kinds: countOf(letters.map((letter) => documentTitles[letter.documentType].title)),
    enclosures: countOf(
      letters
        .flatMap((letter) => letter.enclosures)
        .filter((enclosure) => !enclosure.startsWith('Antwortblatt')),
    ),
  }
}

function countOf(names: string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted(([a], [b]) => a.localeCompare(b, 'de'))
}

function pagesByLetter(
  letters: LetterData[],
  lastPages: number[],
  coverPages: number,
): LetterPages[] {
  return letters.map(({ reference, documentType }, index) => {
    const before = (index === 0 ? coverPages : lastPages[index - 1]) ?? 0
    return {
      reference,
      documentType,
      firstPage: before + 1,
      pages: (lastPages[index] ?? before) - before,
    }
  })
}

const germanDate = (iso: string) => iso.split('-').toReversed().map(Number).join('.')
