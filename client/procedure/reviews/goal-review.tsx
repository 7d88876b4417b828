import { Fields, type FormContext } from '#client/forms/fields.tsx'
import * as m from '#client/generated/messages/messages.js'
import type { Attainment, PlanVersion } from '#client/procedure/plans/queries.ts'
import { formatDay } from '#client/ui/format-date.ts'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { RatingLadder } from './rating-ladder.tsx'

type Props = {
  n: number
  title: string
  rating: Answers
  component: Component
  context: FormContext
  /** The goal as it stands in the plan. */
  goal: PlanVersion['plan']['goals'][number] | undefined
  last: Attainment['points'][number] | undefined
}

/** One goal: its words and the last ratings, and two ladders to rate it on, the person's first. */
export function GoalReview({ n, title, rating, component, context, goal, last }: Props) {
  const at = ['ratings', String(n)]
  const others = (component.components ?? []).filter(
    ({ key = '' }) => !['goal', 'client', 'caseworker'].includes(key),
  )
  const errorOf = (side: string): string | undefined =>
    context.issues.find(({ path }) => path === `ratings.${n}.${side}`)?.message
  const asCode = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const shared = {
    isDisabled: context.isDisabled,
    scale: goal?.scale ?? {},
    startLevel: goal?.startLevel,
    name: title,
  }
  return (
    <fieldset className="u-card review-goal" aria-label={title}>
      <div className="review-plan">
        <h2>{title}</h2>
        {goal && (
          <p className="u-muted">
            {[goal.targetOn && m.targetOn({ day: formatDay(goal.targetOn) }), goal.indicator]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        <p className="u-small u-muted">
          {last ? m.reviewLastOn({ day: formatDay(last.on) }) : m.reviewNeverRated()}
        </p>
      </div>
      <div className="review-sides">
        <div id={`field-ratings.${n}.client`}>
          <RatingLadder
            {...shared}
            side={m.sheetClient()}
            isFirst
            last={last?.client ?? null}
            value={asCode(rating['client'])}
            error={errorOf('client')}
            onChange={(code) => context.change([...at, 'client'], code)}
          />
        </div>
        <div id={`field-ratings.${n}.caseworker`}>
          <RatingLadder
            {...shared}
            side={m.sheetProfessional()}
            last={last?.caseworker ?? null}
            value={asCode(rating['caseworker'])}
            error={errorOf('caseworker')}
            onChange={(code) => context.change([...at, 'caseworker'], code)}
          />
        </div>
      </div>
      {others.length > 0 && <Fields components={others} at={at} scope={rating} context={context} />}
    </fieldset>
  )
}
