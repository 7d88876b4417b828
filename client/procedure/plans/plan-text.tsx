import * as m from '#client/generated/messages/messages.js'
import { formatDay } from '#client/ui/format-date.ts'
import { measureName } from './measure-name.ts'
import type { PlanVersion } from './queries.ts'

type Plan = PlanVersion['plan']
const LEVELS = ['2', '1', '0', '-1', '-2']
const levelName = (level: string): string =>
  level.startsWith('-') ? `−${level.slice(1)}` : level === '0' ? '0' : `+${level}`

/** A plan to read: goals with their scale in words, what each side does, what serves which goal. */
export function PlanText({ plan }: { plan: Plan }) {
  const of = (side: 'client' | 'agency') => plan.contributions.filter((each) => each.side === side)
  return (
    <>
      <p className="plans-guiding">{plan.guidingGoal}</p>
      <ol className="plans-goals">
        {plan.goals.map((goal) => (
          <li key={goal.title}>
            <h3>{goal.title}</h3>
            <p className="u-small u-muted">
              {[goal.targetOn && m.targetOn({ day: formatDay(goal.targetOn) }), goal.indicator]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <dl className="plans-scale">
              {LEVELS.filter((level) => goal.scale[level]).map((level) => (
                <div key={level} data-start={String(goal.startLevel) === level || undefined}>
                  <dt>{levelName(level)}</dt>
                  <dd>
                    {goal.scale[level]}
                    {String(goal.startLevel) === level && <small> {m.planStart()}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <div className="plans-sides">
        <Lines
          title={m.contributionsClient()}
          lines={of('client').map(({ text, dueOn }) => ({ text, until: dueOn }))}
        />
        <Lines
          title={m.contributionsAgency()}
          lines={of('agency').map(({ text, dueOn }) => ({ text, until: dueOn }))}
        />
        <Lines
          title={m.planMeasures()}
          lines={plan.measures.map(({ provider, type, goals, endOn }) => ({
            text: [
              measureName(type),
              provider,
              goals.length > 0 ? m.planServes({ goals: goals.join(', ') }) : '',
            ]
              .filter(Boolean)
              .join(' · '),
            until: endOn,
          }))}
        />
      </div>
      <p>{m.planReviewOn({ day: formatDay(plan.reviewOn) })}</p>
    </>
  )
}

function Lines({
  title,
  lines,
}: {
  title: string
  lines: { text: string; until: string | null }[]
}) {
  if (lines.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ text, until }) => (
          <li key={text}>
            {text}
            {until && <small> {m.untilDay({ day: formatDay(until) })}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
