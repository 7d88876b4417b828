import * as m from '#client/generated/messages/messages.js'
import { formatDay } from '#client/ui/format-date.ts'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'

type Plan = NonNullable<CaseDetail['plan']>
const LEVELS = [-2, -1, 0, 1, 2]
const inWords = (rating: number | null): string =>
  rating === null ? m.notRated() : rating > 0 ? `+${rating}` : rating < 0 ? `−${-rating}` : '0'

/** Goals with the last ratings of both sides, and what each side has promised. */
export function CasePlan({ plan }: { plan: Plan | null }) {
  if (!plan) return null
  return (
    <section className="u-card case-plan" aria-labelledby="case-plan">
      <h2 id="case-plan">
        {plan.isActive
          ? m.planInForce({ version: plan.version })
          : m.planDraft({ version: plan.version })}
      </h2>
      <p className="case-guiding">{plan.guidingGoal}</p>
      <ol>
        {plan.goals.map((goal) => (
          <li key={goal.title}>
            <b>{goal.title}</b>
            {goal.targetOn && <small>{m.targetOn({ day: formatDay(goal.targetOn) })}</small>}
            <Attainment side={m.sideClient()} rating={goal.client} />
            <Attainment side={m.sideAgency()} rating={goal.caseworker} />
          </li>
        ))}
      </ol>
      <div className="case-sides">
        <Promises
          title={m.contributionsClient()}
          of={plan.contributions.filter(({ side }) => side === 'client')}
        />
        <Promises
          title={m.contributionsAgency()}
          of={plan.contributions.filter(({ side }) => side === 'agency')}
        />
      </div>
    </section>
  )
}

function Attainment({ side, rating }: { side: string; rating: number | null }) {
  return (
    <span className="case-attainment">
      <span className="u-small u-muted">{side}</span>
      <span className="case-scale" aria-hidden="true">
        {LEVELS.map((level) => (
          <i key={level} data-on={rating !== null && level === rating} data-zero={level === 0} />
        ))}
      </span>
      <span className="u-small">{inWords(rating)}</span>
    </span>
  )
}

function Promises({ title, of }: { title: string; of: Plan['contributions'] }) {
  if (of.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {of.map(({ text, dueOn }) => (
          <li key={text}>
            {text}
            {dueOn && <small>{m.untilDay({ day: formatDay(dueOn) })}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
