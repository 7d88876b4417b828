import { setAt } from '#client/forms/answers.ts'
import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { asChosen, asText } from '#client/forms/read-answers.ts'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { ScaleField } from '#client/ui/scale-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Answers, Component, Value } from '#server/procedure/forms/model.ts'
import { AreaHeading } from './area-heading.tsx'
import { nameOf, stateOf } from './sheet-areas.ts'

type Props = {
  area: Component
  answers: Answers
  context: FormContext
  hasFocus: boolean
  onPut: (answers: Answers, path: string) => void
}

const OWN = ['Discussed', 'Client', 'Professional', 'Resource', 'Need']

/** One area: whether it was talked about, and what was said. */
export function AreaView({ area, answers, context, hasFocus, onPut }: Props) {
  const name = nameOf(area)
  const state = stateOf(area, answers)
  const isTalked = state === 'yes' || state === 'open'
  return (
    <section className="sheet-area" aria-labelledby="sheet-area">
      <AreaHeading text={labelOf(area)} hasFocus={hasFocus} />
      <Fields
        components={(area.components ?? []).filter(({ key }) => key === `${name}Discussed`)}
        at={[]}
        scope={{ ...answers, [`${name}Discussed`]: state === 'open' ? null : state }}
        context={context}
      />
      {isTalked ? (
        <AreaTalk area={area} answers={answers} context={context} onPut={onPut} />
      ) : (
        <p className="sheet-left-out">{state === 'no' ? m.sheetLeftOut() : m.sheetUnwanted()}</p>
      )}
    </section>
  )
}

/**
 * What the person says large and first, our view beside it, and what carries and what helps as
 * scales.
 */
function AreaTalk({ area, answers, context, onPut }: Omit<Props, 'hasFocus'>) {
  const name = nameOf(area)
  const parts = area.components ?? []
  /** Who writes something has talked about it. */
  const write = (key: string, value: Value) =>
    onPut({ ...setAt(answers, [key], value), [`${name}Discussed`]: 'yes' }, key)
  const part = (suffix: string) => ({
    component: parts.find(({ key }) => key === name + suffix),
    answers,
    context,
    onWrite: write,
  })
  const whole: FormContext = {
    ...context,
    isHidden: () => false,
    change: ([key = ''], value) => write(key, value),
  }
  return (
    <>
      <div className="sheet-views">
        <View
          {...part('Client')}
          side="client"
          label={m.sheetClient()}
          hint={m.sheetClientHint()}
        />
        <View {...part('Professional')} side="agency" label={m.sheetProfessional()} />
      </div>
      <div className="sheet-scales">
        <Scale
          {...part('Resource')}
          label={m.sheetResource()}
          ends={[m.scaleNothing(), m.scaleMuch()]}
        />
        <Scale
          {...part('Need')}
          label={m.sheetNeed()}
          ends={[m.scaleNotNeeded(), m.scaleUrgent()]}
        />
      </div>
      <Fields
        components={parts.filter(({ key }) => !OWN.some((suffix) => key === name + suffix))}
        at={[]}
        scope={answers}
        context={whole}
      />
    </>
  )
}

type PartProps = {
  component: Component | undefined
  answers: Answers
  context: FormContext
  onWrite: (key: string, value: Value) => void
}

const errorOf = ({ issues }: FormContext, key: string): string | undefined =>
  issues.find(({ path }) => path === key)?.message

function View({
  component,
  answers,
  context,
  onWrite,
  side,
  label,
  hint,
}: PartProps & { side: 'client' | 'agency'; label: string; hint?: string }) {
  const key = component?.key
  if (!key) return null
  return (
    <div id={`field-${key}`} className="sheet-view" data-side={side}>
      <TextField
        kind="text"
        label={label}
        hint={hint}
        error={errorOf(context, key)}
        isDisabled={context.isDisabled}
        value={asText(answers[key])}
        onChange={(value) => onWrite(key, value)}
      />
    </div>
  )
}

function Scale({
  component,
  answers,
  context,
  onWrite,
  label,
  ends,
}: PartProps & { label: string; ends: [string, string] }) {
  const key = component?.key
  if (!key) return null
  return (
    <div id={`field-${key}`}>
      <ScaleField
        label={label}
        error={errorOf(context, key)}
        isDisabled={context.isDisabled}
        options={optionsOf(component)}
        ends={ends}
        value={asChosen(answers[key])}
        onChange={(value) => onWrite(key, value)}
      />
    </div>
  )
}
