import { useRef } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { FieldLabel, FieldMessages } from '#client/ui/field-parts.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { digitOf, type AgreeOption } from './agree-options.ts'

type Props = {
  options: AgreeOption[]
  chosen: string | null
  isDisabled: boolean
  error: string | undefined
  onChoose: (option: AgreeOption) => void
}

/** The proposed times, and apart from them what else can come of it; each has its digit. */
export function AgreeChoices({ options, chosen, isDisabled, error, onChoose }: Props) {
  const take = (id: string | undefined) => {
    const option = options.find((each) => each.id === id)
    if (option) onChoose(option)
  }
  const times = options.filter(({ isTime }) => isTime)
  const others = options.filter(({ isTime }) => !isTime)
  return (
    <RadioGroup
      className="u-field"
      isRequired
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      value={chosen}
      onChange={take}
    >
      <FieldLabel label={m.appointmentPick()} isRequired />
      {[times, others].map((group, index) => (
        <div key={index} className="talk-choices" data-apart={index > 0 || undefined}>
          {group.map(({ id, label }) => (
            <Radio
              key={id}
              value={id}
              className="talk-choice"
              onKeyDown={({ key }) => take(digitOf(key, options))}
            >
              <Digit
                digit={String(options.findIndex((each) => each.id === id) + 1)}
                label={label}
                onTake={() => !isDisabled && take(id)}
              />
              <span>{label}</span>
            </Radio>
          ))}
        </div>
      ))}
      <FieldMessages label={m.appointmentPick()} hint={m.appointmentDigits()} error={error} />
    </RadioGroup>
  )
}

/**
 * The digit of a choice: it chooses from the whole page, and Ctrl + Enter then sends from there.
 */
function Digit({ digit, label, onTake }: { digit: string; label: string; onTake: () => void }) {
  const key = useRef<HTMLElement>(null)
  useShortcut(digit, label, () => {
    onTake()
    key.current?.closest('label')?.querySelector('input')?.focus()
  })
  return (
    <kbd ref={key} className="u-kbd">
      {digit}
    </kbd>
  )
}
