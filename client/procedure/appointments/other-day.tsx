import { useQuery } from '@tanstack/react-query'
import { asChosen } from '#client/forms/read-answers.ts'
import * as m from '#client/generated/messages/messages.js'
import { DateField } from '#client/ui/date-field.tsx'
import { formatTime } from '#client/ui/format-date.ts'
import type { Answers } from '#server/procedure/forms/model.ts'
import { TimesOfDay } from './pick-time.tsx'
import { caseAppointmentsQuery } from './queries.ts'

type Props = {
  caseId: string
  answers: Answers
  isDisabled: boolean
  onChange: (answers: Answers, path: string) => void
  errorOf: (...paths: string[]) => string | undefined
}

/** Another day: its free times, so that nobody writes down one that is taken. */
export function OtherDay({ caseId, answers, isDisabled, onChange, errorOf }: Props) {
  const talks = useQuery(caseAppointmentsQuery(caseId))
  const day = asChosen(answers['otherOn'])
  const time = asChosen(answers['otherAt'])
  const purpose = talks.data?.toArrange?.purpose
  return (
    <>
      <div id="field-otherOn">
        <DateField
          label={m.appointmentDay()}
          isRequired
          isDisabled={isDisabled}
          value={day}
          onChange={(on) => onChange({ ...answers, otherOn: on, otherAt: null }, 'otherOn')}
          error={errorOf('otherOn')}
        />
      </div>
      {day && purpose && (
        <div id="field-otherAt">
          <TimesOfDay
            caseId={caseId}
            purpose={purpose}
            day={day}
            isChosen={(startsAt) => formatTime(startsAt) === time}
            onChange={(startsAt) =>
              onChange({ ...answers, otherAt: formatTime(startsAt) }, 'otherAt')
            }
            error={errorOf('otherAt')}
          />
        </div>
      )}
    </>
  )
}
