import { useEffect, useRef, type KeyboardEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import { ANSWERS, choiceForKey, type Choice } from './answer-keys.ts'

type Props = {
  isCorrection: boolean
  choice: Choice | null
  onChoose: (choice: Choice) => void
  error: string | undefined
}

/** What was answered; it takes the focus, and each answer has a key. */
export function ChoiceField({ isCorrection, choice, onChoose, error }: Props) {
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.querySelector<HTMLElement>('[role=radiogroup] input')?.focus(), [])
  const chooseByKey = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
    const chosen = ctrlKey || altKey || metaKey ? undefined : choiceForKey(key)
    if (chosen) onChoose(chosen)
    focusChoice(field.current, chosen)
  }
  return (
    <div ref={field} onKeyDown={chooseByKey} role="presentation">
      <Radios
        label={m.answer()}
        hint={m.answerKeysHint()}
        isRequired
        options={options(isCorrection)}
        value={choice}
        onChange={onChoose}
        error={error}
      />
    </div>
  )
}

/** Enter after a key goes on with what the key chose. */
const focusChoice = (field: HTMLElement | null, chosen: Choice | undefined): void =>
  field?.querySelector<HTMLElement>(`[role=radiogroup] input[value='${chosen}']`)?.focus()

const options = (isCorrection: boolean) =>
  ANSWERS.filter(({ choice }) => !isCorrection || choice !== 'no-contact').map(
    ({ key, choice, label }) => ({ value: choice, label: `${label()} (${key.toUpperCase()})` }),
  )
