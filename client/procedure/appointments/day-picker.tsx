import { useNavigate } from '@tanstack/react-router'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { dayOf } from '#client/ui/format-date.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { CalendarView } from './queries.ts'
import { shiftDay } from './shift-day.ts'

type Props = { calendar: CalendarView; isWeek: boolean }

/** Goes to another day or week, and shows one agency or all. */
export function DayPicker({ calendar, isWeek }: Props) {
  const { from, agencies } = calendar
  const go = useGo()
  return (
    <div className="agenda-tools" data-noprint>
      {!isWeek && agencies.length > 1 && <AgencyField calendar={calendar} />}
      <DateField
        label={m.appointmentDay()}
        isRequired
        value={from}
        onChange={(on) => on && go(on)}
      />
      <Steps from={from} isWeek={isWeek} />
    </div>
  )
}

function useGo(): (on: string | null) => void {
  const navigate = useNavigate({ from: '/kalender' })
  return (on) =>
    void navigate({ to: '/kalender', search: (before) => ({ ...before, on: on ?? undefined }) })
}

function AgencyField({ calendar: { agencies, agency } }: { calendar: CalendarView }) {
  const navigate = useNavigate({ from: '/kalender' })
  return (
    <SelectField
      label={m.agency()}
      isRequired
      options={[
        { value: '', label: m.calendarAllAgencies() },
        ...agencies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={agency ?? ''}
      onChange={(chosen) =>
        void navigate({
          to: '/kalender',
          search: (before) => ({ ...before, agency: chosen || undefined }),
        })
      }
    />
  )
}

/** Back, today, onwards; each also by a key. */
function Steps({ from, isWeek }: { from: string; isWeek: boolean }) {
  const go = useGo()
  const today = dayOf(useNow())
  const days = isWeek ? 7 : 1
  const back = () => go(shiftDay(from, -days))
  const onwards = () => go(shiftDay(from, days))
  const backName = isWeek ? m.calendarWeekBefore() : m.calendarDayBefore()
  const onwardsName = isWeek ? m.calendarWeekAfter() : m.calendarDayAfter()
  useShortcut('p', backName, back)
  useShortcut('f', onwardsName, onwards)
  useShortcut('h', m.calendarToday(), () => go(null))
  return (
    <div className="u-actions">
      <Button variant="icon" icon="keyboard_arrow_left" aria-label={backName} onPress={back} />
      <Button isDisabled={!isWeek && from === today} onPress={() => go(null)}>
        {m.calendarToday()}
      </Button>
      <Button
        variant="icon"
        icon="keyboard_arrow_right"
        aria-label={onwardsName}
        onPress={onwards}
      />
    </div>
  )
}
