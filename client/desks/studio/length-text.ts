import * as m from '#client/generated/messages/messages.js'
import type { SettingItem } from './queries.ts'

const UNITS: Record<SettingItem['unit'], (values: { count: number }) => string> = {
  days: m.studio_days,
  workdays: m.studio_workdays,
  months: m.studio_months,
}

/** "14 Tage" */
export const lengthText = (unit: SettingItem['unit'], count: number): string =>
  UNITS[unit]({ count })
