import './assessment.css'
import { useState } from 'react'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { labelOf } from '#client/forms/texts.ts'
import { useFilling } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import type { OwnFormProps } from '#client/procedure/tasks/own-form-props.ts'
import { Button } from '#client/ui/button.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Answers, Form } from '#server/procedure/forms/model.ts'
import { AreaView } from './area-view.tsx'
import { KnownFacts } from './known-facts.tsx'
import { SheetClosing } from './sheet-closing.tsx'
import {
  areasOf,
  nameOf,
  placeOf,
  placesOf,
  stateOf,
  SUMMARY,
  withOpenAreas,
} from './sheet-areas.ts'
import { SheetNav } from './sheet-nav.tsx'

/**
 * The sheet of the talk: nine areas of life, the person's own view first. One may jump between
 * areas at will, leave some out, and go on another day.
 */
export function AssessmentSheet({ task, children, ...props }: OwnFormProps) {
  const { form, choices = {}, isDisabled = false } = props
  const filling = useFilling(props, withOpenAreas(form))
  const { answers, put, change, shown, isHidden } = filling
  const { place, hasFocus, go } = usePlace(form, answers)
  const areas = areasOf(form)
  const area = areas.find((each) => nameOf(each) === place)
  const context = { choices, issues: shown, isDisabled, isHidden, change }
  const others = neighbours(placesOf(form), place)
  const names = new Map(areas.map((each) => [nameOf(each), labelOf(each)]))
  const inside = { answers, context, hasFocus }
  return (
    <FormFrame
      {...props}
      actions={area ? [] : props.actions}
      filling={filling}
      onReveal={(path) => go(placeOf(form, path))}
      isWide
      foot={area && <Ways {...others} names={names} onGo={go} />}
    >
      <StepKeys {...others} onGo={go} />
      <div className="sheet">
        <div className="sheet-side">
          <SheetNav areas={areas} answers={answers} issues={shown} place={place} onGo={go} />
          <KnownFacts facts={task.context.known} />
        </div>
        <div className="sheet-main">
          {area ? (
            <AreaView key={place} area={area} {...inside} onPut={put} />
          ) : (
            <SheetClosing form={form} areas={areas} {...inside} />
          )}
          {children}
        </div>
      </div>
    </FormFrame>
  )
}

/** Where in the sheet one is; it opens at the first area that nobody has talked about. */
function usePlace(form: Form, answers: Answers) {
  const [place, setPlace] = useState(() => firstOpen(form, answers))
  const [hasFocus, setFocus] = useState(false)
  const go = (next: string) => {
    setPlace(next)
    setFocus(true)
  }
  return { place, hasFocus, go }
}

function firstOpen(form: Form, answers: Answers): string {
  const areas = areasOf(form)
  const area = areas.find((each) => stateOf(each, answers) === 'open') ?? areas[0]
  return area ? nameOf(area) : SUMMARY
}

type Others = { before: string | undefined; after: string | undefined }

function neighbours(places: string[], place: string): Others {
  const at = places.indexOf(place)
  return { before: places[at - 1], after: places[at + 1] }
}

/** To the area before and after, also while one types. */
function StepKeys({ before, after, onGo }: Others & { onGo: (place: string) => void }) {
  useShortcut('Alt PageDown', m.sheetNextKey(), () => after && onGo(after))
  useShortcut('Alt PageUp', m.sheetBackKey(), () => before && onGo(before))
  return null
}

function Ways({
  before,
  after,
  names,
  onGo,
}: Others & { names: Map<string, string>; onGo: (place: string) => void }) {
  const nameOfPlace = (place: string): string => names.get(place) ?? m.sheetSummary()
  return (
    <>
      {after && (
        <Button variant="primary" onPress={() => onGo(after)}>
          {m.sheetNext({ area: nameOfPlace(after) })}
        </Button>
      )}
      {before && (
        <Button onPress={() => onGo(before)}>{m.sheetBack({ area: nameOfPlace(before) })}</Button>
      )}
    </>
  )
}
