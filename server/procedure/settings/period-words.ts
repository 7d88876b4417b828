import type { Sentence } from '#server/base/errors.ts'
import { settingsDefaults, type SettingDefault } from './settings-defaults.ts'

/** Amounts of the settings by key, as they are in force. */
export type Amounts = Readonly<Record<string, number>>

const say = (de: string, en: string): Sentence => ({ de, en })

const UNITS: Record<SettingDefault['unit'], (amount: number) => Sentence> = {
  days: (n) => (n === 1 ? say('1 Tag', '1 day') : say(`${n} Tage`, `${n} days`)),
  workdays: (n) =>
    n === 1 ? say('1 Arbeitstag', '1 working day') : say(`${n} Arbeitstage`, `${n} working days`),
  months: (n) => (n === 1 ? say('1 Monat', '1 month') : say(`${n} Monate`, `${n} months`)),
}

/** "14 Tage"; the key itself where no setting has it. */
export function periodWords(key: string, amounts: Amounts): Sentence {
  const setting = settingsDefaults.find((one) => one.key === key)
  return setting ? UNITS[setting.unit](amounts[key] ?? setting.amount) : say(key, key)
}

/** "10 statt 14 Tage"; with both units where they differ, and "keine Frist" where there is none. */
export function changedPeriod(
  { was, is }: { was: string; is: string },
  amounts: Amounts,
): Sentence {
  const [before, after] = [was, is].map((key) => settingsDefaults.find((one) => one.key === key))
  const [old, now] = [periodWords(was, amounts), periodWords(is, amounts)]
  const none = say('keine Frist', 'no period')
  if (before && after && before.unit === after.unit) {
    const amount = amounts[is] ?? after.amount
    return {
      de: now.de.replace(String(amount), `${amount} statt ${amounts[was] ?? before.amount}`),
      en: now.en.replace(String(amount), `${amount} instead of ${amounts[was] ?? before.amount}`),
    }
  }
  return say(
    `${now.de || none.de} statt ${old.de || none.de}`,
    `${now.en || none.en} instead of ${old.en || none.en}`,
  )
}

/** "Bedenkzeit" */
export function ruleWords(key: string): Sentence {
  const setting = settingsDefaults.find((one) => one.key === key)
  return setting ? say(setting.name, setting.nameEn) : say(key, key)
}
