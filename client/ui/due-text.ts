import * as m from '#client/generated/messages/messages.js'
import { daysBetween, formatShortDay } from './format-date.ts'

/** "2 Tage überfällig", "heute", "morgen", "25.11." */
export function dueText(dueAt: string, now: string): string {
  const days = daysBetween(now, dueAt)
  if (days < 0) return m.daysOverdue({ count: -days })
  if (days === 0) return dueAt.length > 10 && dueAt < now ? m.overdueToday() : m.today()
  return days === 1 ? m.tomorrow() : formatShortDay(dueAt)
}

/** The same with the days ahead counted: "in 3 Tagen". */
export function daysText(dueAt: string, now: string): string {
  const days = daysBetween(now, dueAt)
  return days > 1 ? m.inDays({ count: days }) : dueText(dueAt, now)
}

/** How a due date is coloured; the words say the same. */
export function dueTone(dueAt: string | null, now: string): 'danger' | 'warn' | undefined {
  if (!dueAt) return undefined
  const days = daysBetween(now, dueAt)
  if (days < 0 || (days === 0 && dueAt.length > 10 && dueAt < now)) return 'danger'
  return days === 0 ? 'warn' : undefined
}
