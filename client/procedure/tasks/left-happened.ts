import * as m from '#client/generated/messages/messages.js'
import { dayOf, formatDay, formatTime } from '#client/ui/format-date.ts'
import type { Happened } from '#server/procedure/tasks/schema.ts'

/** "um 10:42", with its day unless it is today. */
function whenOf(at: string | null, now: string): string {
  if (!at) return ''
  const time = formatTime(at)
  return dayOf(at) === dayOf(now)
    ? m.leftAtTime({ time })
    : m.leftOnDay({ day: formatDay(at), time })
}

/** What became of a task, in a sentence: "Abgeschlossen von Mira um 10:42." */
export function happenedText({ kind, by, isOwn, at }: Happened, now: string): string {
  const when = whenOf(at, now)
  switch (kind) {
    case 'handed-in':
      if (isOwn) return m.leftHandedInByYou({ when })
      return by ? m.leftHandedIn({ name: by, when }) : m.leftHandedInBySystem({ when })
    case 'withdrawn':
      return m.leftWithdrawn({ when })
    case 'case-ended':
      return m.leftCaseEnded({ when })
    case 'cancelled':
      return m.leftCancelled({ when })
    case 'handed-on':
      return by ? m.leftHandedOn({ name: by }) : m.leftWithNobody()
  }
}
