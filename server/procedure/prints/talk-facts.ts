import { LIVE } from '#server/procedure/appointments/appointment-words.ts'
import { timeOf } from '#server/procedure/calendar/propose-slots.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Tx } from '#server/base/db.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import type { DocumentType, LetterTalk } from '#server/procedure/letters/letter-data.ts'

const MINUTE_MS = 60_000
const NOT_HELD = ['cancelled', 'declined', 'no-show']

/**
 * What a letter about a talk prints: the next one that stands, and what became of the one before
 * for the same purpose.
 * @throws Error when the case has no talk at all
 */
export async function talkFacts(
  tx: Tx,
  { caseId, documentType }: { caseId: string | null; documentType: DocumentType },
): Promise<{ talk?: LetterTalk }> {
  if (documentType !== 'APPOINTMENT_LETTER' || !caseId) return {}
  const talk = await tx.appointment.findFirstOrThrow({
    where: { caseId, status: { in: LIVE } },
    orderBy: { bookedAt: 'desc' },
    include: { room: true },
  })
  const { startsAt, endsAt, place, room } = talk
  const before = await tx.appointment.findFirst({
    where: {
      caseId,
      purpose: talk.purpose,
      id: { not: talk.id },
      bookedAt: { lte: talk.bookedAt },
    },
    orderBy: { bookedAt: 'desc' },
  })
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS)
  return {
    talk: {
      on: localDate(startsAt),
      from: timeOf(startsAt.toISOString()),
      minutes,
      where: place as LetterTalk['where'],
      room: room?.name ?? null,
      occasion: occasionAfter(before),
    },
  }
}

function occasionAfter(
  before: Pick<Appointment, 'status' | 'cancelledBy'> | null,
): LetterTalk['occasion'] {
  if (!before || !NOT_HELD.includes(before.status)) return 'first'
  return before.cancelledBy === 'office' ? 'our-fault' : 'again'
}
