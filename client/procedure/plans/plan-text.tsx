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
  const of = (wanted: 'client' | 'agency'): Line[] =>
    plan.contributions
      .filter(({ side }) => side === wanted)
      .map(({ text, dueOn }) => ({ text, until: dueOn }))
  return (
    <>
      <p className="plans-guiding">{plan.guidingGoal}</p>
      <ol className="plans-goals">
        {plan.goals.map((goal) => (
          <GoalText key={goal.title} goal={goal} />
        ))}
      </ol>
      <div className="plans-sides">
        <Lines title={m.contributionsClient()} lines={of('client')} />
        <Lines title={m.contributionsAgency()} lines={of('agency')} />
        <Lines title={m.planMeasures()} lines={plan.measures.map(measureLine)} />
      </div>
      <p>{m.planReviewOn({ day: formatDay(plan.reviewOn) })}</p>
    </>
  )
}

function GoalText({ goal }: { goal: Plan['goals'][number] }) {
  const { title, targetOn, indicator, scale, startLevel } = goal
  return (
    <li>
      <h3>{title}</h3>
      <p className="u-small u-muted">
        {[targetOn && m.targetOn({ day: formatDay(targetOn) }), indicator]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className="plans-scale">
        {LEVELS.filter((level) => scale[level]).map((level) => (
          <div key={level} data-start={String(startLevel) === level || undefined}>
            <dt>{levelName(level)}</dt>
            <dd>
              {scale[level]}
              {String(startLevel) === level && <small> {m.planStart()}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

type Line = { text: string; until: string | null }

function measureLine({ provider, type, goals, endOn }: Plan['measures'][number]): Line {
  const serves = goals.length > 0 ? m.planServes({ goals: goals.join(', ') }) : ''
  return { text: [measureName(type), provider, serves].filter(Boolean).join(' · '), until: endOn }
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
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
