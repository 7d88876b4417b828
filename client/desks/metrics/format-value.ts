import * as m from '#client/generated/messages/messages.js'
import { languageTag } from '#client/ui/language.ts'
import type { Figure, Value } from './queries.ts'

const percent = (share: number): string =>
  new Intl.NumberFormat(languageTag(), { style: 'percent', maximumFractionDigits: 0 }).format(share)

/** A share in percent, or a median in working days; a dash where nothing is shown. */
export function valueText(unit: Figure['unit'], { value, why, n }: Value): string {
  if (value === null) return why || n === null ? '–' : m.figureOpenEnd()
  return unit === 'share' ? percent(value) : m.workdays({ count: value })
}

/** How a value differs from the one before, in words; null where one of them is missing. */
export function changeText(unit: Figure['unit'], now: Value, before: Value): string | null {
  if (now.value === null || before.value === null) return null
  const change =
    unit === 'share' ? Math.round((now.value - before.value) * 100) : now.value - before.value
  if (change === 0) return m.figureSame()
  const by = `${change > 0 ? '+' : '−'}${Math.abs(change)}`
  return unit === 'share' ? m.figurePoints({ by }) : m.figureDays({ by, count: Math.abs(change) })
}
