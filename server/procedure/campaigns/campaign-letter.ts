import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { PdfReply } from '#server/web/http/route.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { composeLetter } from '#server/procedure/letters/letter-data.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { samplePerson } from '#server/procedure/letters/sample-person.ts'
import { getCampaign } from './find-campaign.ts'

const AGENCY = 'kinderhaus'

/**
 * The invitation of a campaign as it would be printed today, with its own period for the answer, to
 * an invented person and marked as a sample: who approves has read what goes out.
 * @throws AppError NOT_FOUND
 */
export async function readCampaignLetter(deps: Deps, id: string, actor: Actor): Promise<PdfReply> {
  const { responseDays } = await getCampaign(deps, id, { actor })
  const today = dayOf(deps.clock.now())
  const letter = composeLetter({
    documentType: 'INVITATION_1',
    person: samplePerson,
    office: officeOf(AGENCY, deps.city),
    reference: 'MUSTER',
    dated: today,
    answerBy: plusDays(today, responseDays),
    sample: true,
  })
  const { pdf } = await renderLetters({ letters: [letter], sample: true })
  return { file: pdf, fileName: 'einladung-muster.pdf' }
}
