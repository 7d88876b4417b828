import type { Rule } from '#server/procedure/calendar/deadline.ts'
import { settingRows } from './setting-rows.ts'

/**
 * A period that process owners may set, within `min` and `max`. `source` is the law behind the
 * default; null where the project set it.
 */
export type SettingDefault = {
  key: string
  name: string
  nameEn: string
  amount: number
  unit: Rule['unit']
  direction: 'after' | 'before'
  min: number
  max: number
  source: string | null
}

/**
 * Every period of the procedure with its default; the table `setting` holds only what was changed.
 */
export const settingsDefaults: readonly SettingDefault[] = settingRows.map(
  ([key, name, nameEn, amount, unit, [min, max], source = null, direction]) => ({
    key,
    name,
    nameEn,
    amount,
    unit,
    direction: direction ?? 'after',
    min,
    max,
    source,
  }),
)

const byKey = new Map(settingsDefaults.map((setting) => [setting.key, setting]))

/**
 * The rule behind a key, with the changed amount where there is one.
 * @throws Error on a key that no setting has: a drawing names a rule that does not exist
 */
export function ruleFor(key: string, amounts: Readonly<Record<string, number>> = {}): Rule {
  const setting = byKey.get(key)
  if (!setting) throw new Error(`There is no setting ${JSON.stringify(key)}`)
  return {
    key,
    amount: amounts[key] ?? setting.amount,
    unit: setting.unit,
    direction: setting.direction,
  }
}

/** The first conversation is due by priority: P1 and P2 have periods of their own. */
export function firstConversationKey(priority: string | null): string {
  if (priority === 'P1') return 'first-conversation-p1'
  return priority === 'P2' ? 'first-conversation-p2' : 'first-conversation'
}
