import { useRef } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Icon } from '#client/ui/icon.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'

type Props = { value: string; onChange: (value: string) => void }

/** Narrows the list by words; F goes to it, Escape empties it. */
export function ListFilter({ value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut('f', m.filterList(), () => input.current?.focus())
  return (
    <label className="inbox-filter">
      <Icon name="filter_list" />
      <span className="u-sr">{m.filterList()}</span>
      <input
        ref={input}
        value={value}
        placeholder={m.filterList()}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
    </label>
  )
}
