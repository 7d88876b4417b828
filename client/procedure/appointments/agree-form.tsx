import './appointments.css'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { Fields } from '#client/forms/fields.tsx'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import { useFilling } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import type { OwnFormProps } from '#client/procedure/tasks/own-forms.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { FieldLabel, FieldMessages } from '#client/ui/field-parts.tsx'
import { formatTime } from '#client/ui/format-date.ts'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { agreeOptions, chosenOf, digitOf, type AgreeOption } from './agree-options.ts'
import { TimesOfDay } from './pick-time.tsx'
import { caseAppointmentsQuery } from './queries.ts'

/** What this page draws itself; a field that was added to the form stands below. */
const OWN = ['result', 'slot', 'otherOn', 'otherAt', 'place', 'agreedBy']

/** When the talk is to be: one of three times, another day, or now. One digit chooses, Ctrl + Enter sends. */
export function AgreeForm({ task, children, ...props }: OwnFormProps) {
  const filling = useFilling(props)
  const { answers, put, change, shown, isHidden } = filling
  const { form, choices = {}, isDisabled = false } = props
  const field = (key: string) => form.components.find((component) => component.key === key)
  const options = agreeOptions({ slots: choices['slot'] ?? [], results: valuesOf(field('result')) })
  const chosen = chosenOf(answers, options)
  const errorOf = (...paths: string[]) => shown.find(({ path }) => paths.includes(path))?.message
  const choose = (option: AgreeOption) => put({ ...answers, ...option.answers }, 'result')
  return (
    <FormFrame {...props} filling={filling}>
      <Fields
        components={form.components.filter(({ type }) => type === 'text')}
        at={[]}
        scope={answers}
        context={{ choices, issues: shown, isDisabled, isHidden, change }}
      />
      <div id="field-result">
        <Choices
          options={options}
          chosen={chosen}
          isDisabled={isDisabled}
          error={errorOf('result', 'slot')}
          onChoose={choose}
        />
      </div>
      {answers['slot'] === 'other' && answers['result'] === 'agreed' && (
        <OtherDay
          caseId={task.subjectId}
          answers={answers}
          isDisabled={isDisabled}
          onChange={put}
          errorOf={errorOf}
        />
      )}
      {answers['result'] === 'agreed' &&
        ['place', 'agreedBy'].map((key) => {
          const component = field(key)
          return (
            component && (
              <Choice
                key={key}
                component={component}
                value={answers[key]}
                error={errorOf(key)}
                isDisabled={isDisabled}
                onChange={(value) => change([key], value)}
              />
            )
          )
        })}
      <Fields
        components={form.components.filter(
          ({ key, type }) => type !== 'text' && !OWN.includes(key ?? ''),
        )}
        at={[]}
        scope={answers}
        context={{ choices, issues: shown, isDisabled, isHidden, change }}
      />
      {children}
    </FormFrame>
  )
}

const valuesOf = (component: Component | undefined) => (component ? optionsOf(component) : [])

function Choice({
  component,
  value,
  error,
  isDisabled,
  onChange,
}: {
  component: Component
  value: unknown
  error: string | undefined
  isDisabled: boolean
  onChange: (value: string) => void
}) {
  return (
    <div id={`field-${component.key}`}>
      <Radios
        label={labelOf(component)}
        isRequired
        isDisabled={isDisabled}
        options={valuesOf(component)}
        value={value ? String(value) : null}
        onChange={onChange}
        error={error}
      />
    </div>
  )
}

type ChoicesProps = {
  options: AgreeOption[]
  chosen: string | null
  isDisabled: boolean
  error: string | undefined
  onChoose: (option: AgreeOption) => void
}

function Choices({ options, chosen, isDisabled, error, onChoose }: ChoicesProps) {
  const take = (id: string | undefined) => {
    const option = options.find((each) => each.id === id)
    if (option) onChoose(option)
  }
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
      {[options.filter(({ isTime }) => isTime), options.filter(({ isTime }) => !isTime)].map(
        (group, index) => (
          <div key={index} className="talk-choices" data-apart={index > 0 || undefined}>
            {group.map((option) => (
              <Radio
                key={option.id}
                value={option.id}
                className="talk-choice"
                onKeyDown={({ key }) => take(digitOf(key, options))}
              >
                <Digit
                  digit={String(options.indexOf(option) + 1)}
                  label={option.label}
                  onTake={() => !isDisabled && take(option.id)}
                />
                <span>{option.label}</span>
              </Radio>
            ))}
          </div>
        ),
      )}
      <FieldMessages label={m.appointmentPick()} hint={m.appointmentDigits()} error={error} />
    </RadioGroup>
  )
}

/** The digit of a choice: it chooses from the whole page, and Ctrl + Enter then sends from there. */
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

type OtherProps = {
  caseId: string
  answers: Answers
  isDisabled: boolean
  onChange: (answers: Answers, path: string) => void
  errorOf: (...paths: string[]) => string | undefined
}

/** Another day: its free times, so that nobody writes down one that is taken. */
function OtherDay({ caseId, answers, isDisabled, onChange, errorOf }: OtherProps) {
  const talks = useQuery(caseAppointmentsQuery(caseId))
  const day = answers['otherOn'] ? String(answers['otherOn']) : null
  const time = answers['otherAt'] ? String(answers['otherAt']) : null
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
