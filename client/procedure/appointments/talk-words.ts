import * as m from '#client/generated/messages/messages.js'
import { daysText } from '#client/ui/due-text.ts'
import { formatLongDay, formatTime } from '#client/ui/format-date.ts'
import type { AppointmentView, Place, Purpose } from './queries.ts'

const PURPOSES: Record<string, () => string> = {
  intake: m.appointmentIntake,
  assessment: m.appointmentAssessment,
  agreement: m.appointmentAgreement,
  review: m.appointmentReview,
  extra: m.appointmentExtra,
} satisfies Record<Purpose, () => string>
const PLACES: Record<Place, () => string> = {
  agency: m.appointmentAtAgency,
  phone: m.appointmentAtPhone,
  home: m.appointmentAtHome,
}

export const purposeName = (purpose: string): string => PURPOSES[purpose]?.() ?? purpose
export const PLACE_OPTIONS: readonly { value: Place; label: () => string }[] = [
  { value: 'agency', label: PLACES.agency },
  { value: 'phone', label: PLACES.phone },
  { value: 'home', label: PLACES.home },
]

/** "in der Sozialagentur, Beratung 1" */
export const placeText = ({ place, room }: Pick<AppointmentView, 'place' | 'room'>): string =>
  [PLACES[place](), room].filter(Boolean).join(', ')

/** "Donnerstag, 03.12.2026, 10:00–11:00 Uhr" */
export const whenText = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  m.appointmentWhen({
    day: formatLongDay(startsAt),
    from: formatTime(startsAt),
    to: formatTime(endsAt),
  })

/** "Donnerstag, 03.12.2026, 10:00 Uhr" */
export const startText = (startsAt: string): string =>
  m.appointmentStart({ day: formatLongDay(startsAt), time: formatTime(startsAt) })

/** "Donnerstag, 03.12.2026, 10:00 Uhr (in 5 Tagen)" */
export const startWithDays = (startsAt: string, now: string): string =>
  m.dayInWords({ day: startText(startsAt), words: daysText(startsAt, now) })

/** What became of a talk, or how sure it is. */
export function statusText({
  status,
  cancelledBy,
}: Pick<AppointmentView, 'status' | 'cancelledBy'>): string {
  if (status === 'cancelled')
    return cancelledBy === 'office'
      ? m.appointmentCancelledByUs()
      : m.appointmentCancelledByPerson()
  return {
    provisional: m.appointmentProvisional,
    confirmed: m.appointmentConfirmed,
    declined: m.appointmentDeclined,
    held: m.appointmentHeld,
    'no-show': m.appointmentNoShow,
  }[status]()
}

const LIVE = ['provisional', 'confirmed']
export const isAhead = (
  { status, endsAt }: Pick<AppointmentView, 'status' | 'endsAt'>,
  now: string,
): boolean => LIVE.includes(status) && endsAt > now

/** The talk that comes next, as far as anybody knows. */
export const nextOf = (
  talks: readonly AppointmentView[],
  now: string,
): AppointmentView | undefined =>
  talks
    .filter((talk) => isAhead(talk, now))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0]
