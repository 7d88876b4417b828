import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { asChosen } from '#client/forms/read-answers.ts'
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
  const others = (component.components ?? []).filter(
    ({ key = '' }) => !['goal', 'client', 'caseworker'].includes(key),
  )
  const shared = { n, title, rating, context, goal, last }
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
        <Side {...shared} of="client" name={m.sheetClient()} isFirst />
        <Side {...shared} of="caseworker" name={m.sheetProfessional()} />
      </div>
      {others.length > 0 && (
        <Fields components={others} at={['ratings', String(n)]} scope={rating} context={context} />
      )}
    </fieldset>
  )
}

type SideProps = Omit<Props, 'component'> & {
  of: 'client' | 'caseworker'
  name: string
  isFirst?: boolean
}

/** How one of the two sees the goal. */
function Side({ of, name, isFirst = false, n, title, rating, context, goal, last }: SideProps) {
  const path = ['ratings', String(n), of]
  return (
    <div id={`field-${path.join('.')}`}>
      <RatingLadder
        side={name}
        name={title}
        isFirst={isFirst}
        isDisabled={context.isDisabled}
        scale={goal?.scale ?? {}}
        startLevel={goal?.startLevel}
        last={last?.[of] ?? null}
        value={asChosen(rating[of])}
        error={context.issues.find((issue) => issue.path === path.join('.'))?.message}
        onChange={(code) => context.change(path, code)}
      />
    </div>
  )
}
