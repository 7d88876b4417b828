import * as m from '#client/generated/messages/messages.js'
import { formatDay, formatShortDay } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { Attainment } from './queries.ts'

const WIDTH = 220
const HEIGHT = 90
const PAD = 10
const AXIS = 16
const LEVELS = [2, 1, 0, -1, -2]
const levelName = (level: number | null): string =>
  level === null ? '–' : level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0'
type Side = 'client' | 'caseworker'

/**
 * Small multiples, one per goal: both sides over the reviews, from where the goal began; the same
 * as a table.
 */
export function AttainmentChart({ attainment }: { attainment: Attainment[] }) {
  const rated = attainment.filter(({ points }) => points.length > 0)
  return (
    <section className="u-card plans-attainment" aria-labelledby="plans-attainment">
      <h2 id="plans-attainment">{m.attainmentTitle()}</h2>
      <div className="plans-charts" aria-hidden="true">
        {rated.map((goal) => (
          <figure key={goal.title}>
            <GoalChart goal={goal} />
            <figcaption className="u-small">{goal.title}</figcaption>
          </figure>
        ))}
      </div>
      <ul className="plans-legend u-small" aria-hidden="true">
        <li data-side="client">{m.sideClient()}</li>
        <li data-side="caseworker">{m.sideAgency()}</li>
      </ul>
      <AttainmentTable goals={rated} />
    </section>
  )
}

function GoalChart({ goal: { points, startLevel, startedOn } }: { goal: Attainment }) {
  const days = [startedOn, ...points.map(({ on }) => on)].map((on) => Date.parse(on))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const x = (on: string): number =>
    AXIS + PAD + ((Date.parse(on) - first) / Math.max(1, last - first)) * (WIDTH - AXIS - 2 * PAD)
  const y = (level: number): number => PAD + ((2 - level) / 4) * (HEIGHT - 2 * PAD)
  const lineOf = (side: Side): { x: number; y: number }[] => [
    { x: x(startedOn), y: y(startLevel) },
    ...points.flatMap((point) =>
      point[side] === null ? [] : [{ x: x(point.on), y: y(point[side]) }],
    ),
  ]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {LEVELS.map((level) => (
        <line
          key={level}
          x1={AXIS + PAD}
          x2={WIDTH - PAD}
          y1={y(level)}
          y2={y(level)}
          className="plans-grid"
          data-zero={level === 0 || undefined}
        />
      ))}
      {LEVELS.map((level) => (
        <text key={level} x={AXIS} y={y(level)} className="plans-axis">
          {levelName(level)}
        </text>
      ))}
      {(['caseworker', 'client'] as const).map((side) => (
        <g key={side} data-side={side}>
          <polyline
            points={lineOf(side)
              .map((point) => `${point.x},${point.y}`)
              .join(' ')}
          />
          {lineOf(side).map((point) =>
            side === 'client' ? (
              <circle key={point.x} cx={point.x} cy={point.y} r={4} />
            ) : (
              <rect key={point.x} x={point.x - 4} y={point.y - 4} width={8} height={8} />
            ),
          )}
        </g>
      ))}
    </svg>
  )
}

function AttainmentTable({ goals }: { goals: Attainment[] }) {
  return (
    <ScrollRegion label={m.attainmentTable()}>
      <table className="u-table">
        <caption className="u-sr">{m.attainmentTitle()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.planPartGoal()}</th>
            <th scope="col">{m.attainmentStart()}</th>
            <th scope="col">{m.attainmentReview()}</th>
            <th scope="col" className="u-num">
              {m.sideClient()}
            </th>
            <th scope="col" className="u-num">
              {m.sideAgency()}
            </th>
          </tr>
        </thead>
        <tbody>
          {goals.flatMap(({ title, startLevel, startedOn, points }) =>
            points.map(({ on, client, caseworker }) => (
              <tr key={`${title} ${on}`}>
                <th scope="row">{title}</th>
                <td>{`${levelName(startLevel)} (${formatShortDay(startedOn)})`}</td>
                <td>{formatDay(on)}</td>
                <td className="u-num">{levelName(client)}</td>
                <td className="u-num">{levelName(caseworker)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
