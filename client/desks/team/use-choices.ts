import { useState } from 'react'
import type { Waiting } from './queries.ts'

/** Who is to lead a case; another person than the proposed one needs a reason. */
export type Choice = { toId: string; reason: string }

/** What the lead has ticked and chosen, and what of it can be sent. */
export function useChoices(waiting: Waiting[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [changed, setChanged] = useState<Record<string, Choice>>({})
  const choiceOf = ({ taskKey, proposedId }: Waiting): Choice =>
    changed[taskKey] ?? { toId: proposedId ?? '', reason: '' }
  const isTicked = ({ taskKey }: Waiting): boolean => !left.has(taskKey)
  const tick = (rows: Waiting[], isOn: boolean) => {
    const keys = rows.map(({ taskKey }) => taskKey)
    const others = [...left].filter((key) => !keys.includes(key))
    setLeft(new Set(isOn ? others : [...others, ...keys]))
  }
  const ready = waiting
    .filter((row) => isTicked(row) && isReady(row, choiceOf(row)))
    .map((row) => {
      const { toId, reason } = choiceOf(row)
      return { taskKey: row.taskKey, caseworkerId: toId, reason: reason.trim() }
    })
  const choose = ({ taskKey }: Waiting, choice: Choice) =>
    setChanged({ ...changed, [taskKey]: choice })
  return { choiceOf, choose, isTicked, tick, ready }
}

const isReady = ({ proposedId }: Waiting, { toId, reason }: Choice): boolean =>
  toId !== '' && (toId === proposedId || proposedId === null || reason.trim() !== '')
