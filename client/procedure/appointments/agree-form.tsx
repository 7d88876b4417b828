import './appointments.css'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { asChosen } from '#client/forms/read-answers.ts'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import { useFilling } from '#client/forms/use-filling.ts'
import type { OwnFormProps } from '#client/procedure/tasks/own-form-props.ts'
import { Radios } from '#client/ui/choice-fields.tsx'
import type { Component, Value } from '#server/procedure/forms/model.ts'
import { AgreeChoices } from './agree-choices.tsx'
import { agreeOptions, chosenOf } from './agree-options.ts'
import { OtherDay } from './other-day.tsx'

/** What this page draws itself; a field that was added to the form stands below. */
const OWN = ['result', 'slot', 'otherOn', 'otherAt', 'place', 'agreedBy']

/**
 * When the talk is to be: one of three times, another day, or now. One digit chooses, Ctrl + Enter
 * sends.
 */
export function AgreeForm({ task, children, ...props }: OwnFormProps) {
  const filling = useFilling(props)
  const { answers, put, change, shown, isHidden } = filling
  const { form, choices = {}, isDisabled = false } = props
  const context = { choices, issues: shown, isDisabled, isHidden, change }
  const draw = (components: Component[]) => (
    <Fields components={components} at={[]} scope={answers} context={context} />
  )
  const field = (key: string) => form.components.find((component) => component.key === key)
  const options = agreeOptions({ slots: choices['slot'] ?? [], results: valuesOf(field('result')) })
  const errorOf = (...paths: string[]) => shown.find(({ path }) => paths.includes(path))?.message
  const isAgreed = answers['result'] === 'agreed'
  return (
    <FormFrame {...props} filling={filling}>
      {draw(form.components.filter(({ type }) => type === 'text'))}
      <div id="field-result">
        <AgreeChoices
          options={options}
          chosen={chosenOf(answers, options)}
          isDisabled={isDisabled}
          error={errorOf('result', 'slot')}
          onChoose={(option) => put({ ...answers, ...option.answers }, 'result')}
        />
      </div>
      {isAgreed && answers['slot'] === 'other' && (
        <OtherDay caseId={task.subjectId} {...{ answers, isDisabled, errorOf }} onChange={put} />
      )}
      {isAgreed &&
        [field('place'), field('agreedBy')].map(
          (component) =>
            component && (
              <Choice
                key={component.key}
                component={component}
                context={context}
                value={answers[component.key ?? '']}
              />
            ),
        )}
      {draw(form.components.filter(({ key = '', type }) => type !== 'text' && !OWN.includes(key)))}
      {children}
    </FormFrame>
  )
}

const valuesOf = (component: Component | undefined) => (component ? optionsOf(component) : [])

type ChoiceProps = { component: Component; context: FormContext; value: Value }

function Choice({ component, context, value }: ChoiceProps) {
  const { key = '' } = component
  return (
    <div id={`field-${key}`}>
      <Radios
        label={labelOf(component)}
        isRequired
        isDisabled={context.isDisabled}
        options={valuesOf(component)}
        value={asChosen(value)}
        onChange={(chosen) => context.change([key], chosen)}
        error={context.issues.find(({ path }) => path === key)?.message}
      />
    </div>
  )
}
