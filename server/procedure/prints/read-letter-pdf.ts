import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import { getLetterData } from '#server/procedure/letters/letter-data.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { conflict } from '#server/base/errors.ts'
import { demand } from '#server/web/policies/demand.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { letterThing, withOwner } from './letter-thing.ts'

/** One letter as PDF, from its frozen data. */
export async function readLetterPdf(
  deps: Deps,
  id: string,
  actor: Actor,
): Promise<{ file: Uint8Array; fileName: string }> {
  const letter = await deps.db.prisma.letter.findUnique({ where: { id }, include: withOwner })
  demand(letter !== null && letterPolicy.read(actor, letterThing(letter)))
  const data = getLetterData(letter.data)
  const problem = checkLetter(data)[0]
  if (problem)
    throw conflict('UNPRINTABLE', { de: problem, en: checkLetter(data, 'en')[0] ?? problem })
  const { pdf } = await renderLetters({ letters: [data], sample: deps.watermark })
  return { file: pdf, fileName: `brief-${id.slice(0, 8)}.pdf` }
}
