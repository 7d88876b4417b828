import type { Option } from '#client/ui/choice-fields.tsx'
import type { Answers } from '#server/procedure/forms/model.ts'

/** One thing that may come of asking for a time, with the answers of the form that say so. */
export type AgreeOption = {
  id: string
  label: string
  answers: Answers
  /** A time is agreed on. */
  isTime: boolean
}

/** The proposed times, another day, and what else may come of it, as one list to choose from. */
export function agreeOptions({
  slots,
  results,
}: {
  slots: readonly Option[]
  results: readonly Option[]
}): AgreeOption[] {
  const times = slots.map(({ value, label }): AgreeOption => ({
    id: `slot ${value}`,
    label,
    answers: { result: 'agreed', slot: value },
    isTime: true,
  }))
  const others = results.filter(({ value }) => value !== 'agreed')
  return [
    ...times,
    ...others.map(({ value, label }): AgreeOption => ({
      id: `result ${value}`,
      label,
      answers: { result: value, slot: null },
      isTime: false,
    })),
  ]
}

/** The option that the answers stand for. */
export const chosenOf = (answers: Answers, options: readonly AgreeOption[]): string | null =>
  options.find(
    (option) =>
      option.answers['result'] === answers['result'] &&
      (answers['result'] !== 'agreed' || option.answers['slot'] === answers['slot']),
  )?.id ?? null

/** The option that a digit stands for. */
export const digitOf = (key: string, options: readonly AgreeOption[]): string | undefined =>
  /^[1-9]$/.test(key) ? options[Number(key) - 1]?.id : undefined
