import { useEffect, useRef } from 'react'
import { setAt } from '#client/forms/answers.ts'
import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { ScaleField } from '#client/ui/scale-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Answers, Component, Value } from '#server/procedure/forms/model.ts'
import { nameOf, stateOf } from './sheet-areas.ts'

type Props = {
  area: Component
  answers: Answers
  context: FormContext
  hasFocus: boolean
  onPut: (answers: Answers, path: string) => void
}

const OWN = ['Discussed', 'Client', 'Professional', 'Resource', 'Need']

/** One area: what the person says large and first, our view beside it, and what carries and what helps as scales. */
export function AreaView({ area, answers, context, hasFocus, onPut }: Props) {
  const name = nameOf(area)
  const state = stateOf(area, answers)
  /** Who writes something has talked about it. */
  const write = (key: string, value: Value) =>
    onPut({ ...setAt(answers, [key], value), [`${name}Discussed`]: 'yes' }, key)
  const part = (suffix: string): Component | undefined =>
    area.components?.find(({ key }) => key === name + suffix)
  const others = (area.components ?? []).filter(
    ({ key }) => !OWN.some((suffix) => key === name + suffix),
  )
  const isTalked = state === 'yes' || state === 'open'
  return (
    <section className="sheet-area" aria-labelledby="sheet-area">
      <AreaHeading text={labelOf(area)} hasFocus={hasFocus} />
      <Fields
        components={part('Discussed') ? [part('Discussed')!] : []}
        at={[]}
        scope={{ ...answers, [`${name}Discussed`]: state === 'open' ? null : state }}
        context={context}
      />
      {!isTalked && (
        <p className="sheet-left-out">{state === 'no' ? m.sheetLeftOut() : m.sheetUnwanted()}</p>
      )}
      {isTalked && (
        <>
          <div className="sheet-views">
            <View
              side="client"
              label={m.sheetClient()}
              hint={m.sheetClientHint()}
              {...{ component: part('Client'), answers, context }}
              onWrite={write}
            />
            <View
              side="agency"
              label={m.sheetProfessional()}
              {...{ component: part('Professional'), answers, context }}
              onWrite={write}
            />
          </div>
          <div className="sheet-scales">
            <Scale
              label={m.sheetResource()}
              component={part('Resource')}
              ends={[m.scaleNothing(), m.scaleMuch()]}
              {...{ answers, context }}
              onWrite={write}
            />
            <Scale
              label={m.sheetNeed()}
              component={part('Need')}
              ends={[m.scaleNotNeeded(), m.scaleUrgent()]}
              {...{ answers, context }}
              onWrite={write}
            />
          </div>
          <Fields
            components={others}
            at={[]}
            scope={answers}
            context={{
              ...context,
              isHidden: () => false,
              change: ([key = ''], value) => write(key, value),
            }}
          />
        </>
      )}
    </section>
  )
}

/** Takes the focus when one comes from another area, so that it is heard. */
export function AreaHeading({ text, hasFocus }: { text: string; hasFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasFocus) heading.current?.focus()
  }, [hasFocus])
  return (
    <h2 id="sheet-area" ref={heading} tabIndex={-1}>
      {text}
    </h2>
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
        value={String(answers[key] ?? '')}
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
        value={answers[key] ? String(answers[key]) : null}
        onChange={(value) => onWrite(key, value)}
      />
    </div>
  )
}
