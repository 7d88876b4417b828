import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { labelOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import type { Answers, Component, Form } from '#server/procedure/forms/model.ts'
import { AreaHeading } from './area-heading.tsx'
import { closingOf, nameOf, stateOf } from './sheet-areas.ts'

type Props = {
  form: Form
  areas: Component[]
  answers: Answers
  context: FormContext
  hasFocus: boolean
}

/** What the table on the level of support asks beyond the areas. */
const FOR_THE_TABLE = ['wantsWork', 'vocational', 'lastWork', 'careUnsolved']

/**
 * The end of the talk: a summary in shared words, strengths, and what is still open or seen
 * differently.
 */
export function SheetClosing({ form, areas, answers, context, hasFocus }: Props) {
  const closing = closingOf(form)
  const isForTable = ({ key = '' }: Component): boolean => FOR_THE_TABLE.includes(key)
  const open = areas.filter((area) => stateOf(area, answers) === 'open').map(labelOf)
  const different = areas
    .filter(
      (area) => stateOf(area, answers) === 'yes' && answers[`${nameOf(area)}Differs`] === true,
    )
    .map(labelOf)
  return (
    <section className="sheet-area" aria-labelledby="sheet-area">
      <AreaHeading text={m.sheetSummary()} hasFocus={hasFocus} />
      <p className="u-muted">
        {open.length > 0 ? m.sheetOpenAreas({ areas: open.join(', ') }) : m.sheetAllSeen()}
      </p>
      {different.length > 0 && <p>{m.sheetDifferent({ areas: different.join(', ') })}</p>}
      <Fields
        components={closing.filter((component) => !isForTable(component))}
        at={[]}
        scope={answers}
        context={context}
      />
      <fieldset className="form-group">
        <legend>{m.sheetForCaseworker()}</legend>
        <div className="sheet-table">
          <Fields
            components={closing.filter(isForTable)}
            at={[]}
            scope={answers}
            context={context}
          />
        </div>
      </fieldset>
    </section>
  )
}
