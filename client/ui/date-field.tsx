import './fields.css'
import { parseDate } from '@internationalized/date'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Button } from './button.tsx'
import { ariaField, FieldLabel, FieldMessages, type FieldBase } from './field-parts.tsx'
import { Icon } from './icon.tsx'

/** A calendar day as yyyy-mm-dd, typed or picked. */
export function DateField({
  value,
  onChange,
  ...base
}: FieldBase & { value: string | null; onChange: (value: string | null) => void }) {
  return (
    <DatePicker
      {...ariaField(base)}
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date?.toString() ?? null)}
      shouldForceLeadingZeros
    >
      <FieldLabel {...base} />
      <Group className="u-group" data-narrow isInvalid={Boolean(base.error)}>
        <DateInput className="u-input">
          {(segment) => <DateSegment segment={segment} className="u-seg" />}
        </DateInput>
        <AriaButton aria-label={m.openCalendar()}>
          <Icon name="calendar_month" />
        </AriaButton>
      </Group>
      <FieldMessages {...base} />
      <Popover className="u-pop">
        <Dialog className="u-cal" aria-label={m.calendar()}>
          <Calendar firstDayOfWeek="mon">
            <header>
              <Button slot="previous" variant="icon" size="s" icon="keyboard_arrow_left" />
              <Heading />
              <Button slot="next" variant="icon" size="s" icon="keyboard_arrow_right" />
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
