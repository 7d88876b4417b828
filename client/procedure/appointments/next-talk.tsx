import { useQuery } from '@tanstack/react-query'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { caseAppointmentsQuery } from './queries.ts'
import { nextOf, placeText, startWithDays } from './talk-words.ts'

/** When and where the person is seen next, in words. */
export function NextTalkText({ caseId }: { caseId: string }) {
  const now = useNow()
  const talks = useQuery(caseAppointmentsQuery(caseId))
  if (!talks.data) return m.loading()
  const next = nextOf(talks.data.appointments, now)
  if (!next) return talks.data.toArrange ? m.appointmentStillOpen() : m.none()
  return `${startWithDays(next.startsAt, now)}, ${placeText(next)}`
}
