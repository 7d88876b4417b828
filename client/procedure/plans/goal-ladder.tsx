import { Fields, type FormContext } from '#client/forms/fields.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'

/** The rungs of a goal's scale as one stands before a ladder: the highest first. */
export const LADDER = [
  { key: 'muchMore', level: '2' },
  { key: 'more', level: '1' },
  { key: 'expected', level: '0' },
  { key: 'less', level: '-1' },
  { key: 'muchLess', level: '-2' },
] as const

type Props = { at: string[]; parts: Component[]; goal: Answers; context: FormContext }

/** The scale of a goal in words; only "as expected" is needed, and the rung of today is marked. */
export function GoalLadder({ at, parts, goal, context }: Props) {
  return (
    <fieldset className="plan-ladder">
      <legend>{m.planLadder()}</legend>
      {LADDER.map(({ key, level }) => {
        const component = parts.find((part) => part.key === key)
        if (!component) return null
        return (
          <div key={key} className="plan-rung" data-level={level}>
            <Fields components={[component]} at={at} scope={goal} context={context} />
            {goal['startLevel'] === level && <Badge icon="flag">{m.planToday()}</Badge>}
          </div>
        )
      })}
    </fieldset>
  )
}
