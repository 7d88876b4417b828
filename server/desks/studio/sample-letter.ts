import {
  composeLetter,
  documentTitles,
  getDocumentType,
  type LetterTalk,
} from '#server/procedure/letters/letter-data.ts'
import { samplePerson } from '#server/procedure/letters/sample-person.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { PdfReply } from '#server/web/http/route.ts'
import { samplePapers } from './sample-papers.ts'

const ANSWER_DAYS = 14
const DAY_MS = 86_400_000
const AGENCY = 'kinderhaus'

const talkOn = (day: string): LetterTalk => ({
  on: day,
  from: '10:30',
  minutes: 60,
  where: 'agency',
  room: 'Beratung 1, Erdgeschoss',
  occasion: 'first',
})

/** Every letter that the procedure writes, by the name that drawings use. */
export const listLetters = (): {
  items: { documentType: string; title: string; titleEn: string }[]
} => ({
  items: Object.entries(documentTitles).map(([documentType, { title, titleEn }]) => ({
    documentType,
    title,
    titleEn,
  })),
})

/**
 * A letter as it would be printed today, to an invented person and marked as a sample.
 * @throws not found
 */
export async function readSampleLetter(deps: Deps, documentType: string): Promise<PdfReply> {
  if (!Object.hasOwn(documentTitles, documentType)) throw notFound()
  const now = deps.clock.now()
  const answerBy = dayOf(new Date(now.getTime() + ANSWER_DAYS * DAY_MS))
  const letter = composeLetter({
    documentType: getDocumentType(documentType),
    person: samplePerson,
    office: officeOf(AGENCY, deps.city),
    reference: 'MUSTER',
    dated: dayOf(now),
    answerBy,
    talk: talkOn(answerBy),
    ...samplePapers(answerBy),
    sample: true,
  })
  const { pdf } = await renderLetters({ letters: [letter], sample: true })
  return { file: pdf, fileName: `${documentType.toLowerCase()}.pdf` }
}
