import './fields.css'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import type { Option } from './choice-fields.tsx'
import { ariaField, FieldLabel, FieldMessages, type FieldBase } from './field-parts.tsx'
import { Icon } from './icon.tsx'

/** One of many. */
export function SelectField({
  options,
  value,
  onChange,
  ...base
}: FieldBase & {
  options: Option[]
  value: string | null
  onChange: (value: string | null) => void
}) {
  return (
    <Select
      {...ariaField(base)}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      placeholder={m.pleaseChoose()}
    >
      <FieldLabel {...base} />
      <Button className="u-input u-select">
        <SelectValue />
        <Icon name="keyboard_arrow_down" />
      </Button>
      <FieldMessages {...base} />
      <Popover className="u-pop">
        <ListBox className="u-opts" items={options}>
          {(option) => <ListBoxItem id={option.value}>{option.label}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  )
}
