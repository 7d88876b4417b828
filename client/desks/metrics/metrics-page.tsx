import './metrics.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay, formatDayTime } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { CampaignWeeks } from './campaign-weeks.tsx'
import { FigureCard } from './figure-card.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { figuresQuery, type Figures } from './queries.ts'
import { StepPicture } from './step-picture.tsx'
import { TaskKinds } from './task-kinds.tsx'

const isOfInvitations = (id: string): boolean =>
  id.startsWith('M01') || id.startsWith('M02') || id.startsWith('M03')

/** How the procedure runs, without watching people. */
export function MetricsPage() {
  usePageTitle(m.navFigures())
  const period = useSearch({ from: '/shell/kennzahlen' })
  const navigate = useNavigate()
  const figures = useQuery({ ...figuresQuery(period), placeholderData: keepPreviousData })
  const key = period.period ?? figures.data?.key
  return (
    <div className="u-page metrics">
      <header>
        <div>
          <h1>{m.navFigures()}</h1>
          {figures.data && <Span data={figures.data} />}
        </div>
        <div data-noprint>
          <Button icon="print" onPress={() => window.print()}>
            {m.printPage()}
          </Button>
        </div>
      </header>
      {figures.error && <Problem error={figures.error} onRetry={() => void figures.refetch()} />}
      {key && (
        <PeriodPicker
          period={key}
          onChange={(chosen) => void navigate({ to: '/kennzahlen', search: { period: chosen } })}
        />
      )}
      {figures.data ? <FigureGroups data={figures.data} /> : !figures.error && <Busy />}
      <Part title={m.campaignByWeek()}>
        <CampaignWeeks />
      </Part>
      <Part title={m.whereCasesStand()}>
        <StepPicture />
      </Part>
      <Part title={m.tasksByKind()}>
        <TaskKinds />
      </Part>
    </div>
  )
}

function Span({ data: { period, asOf } }: { data: Figures }) {
  if (!period) return <p>{m.periodNotOver()}</p>
  return (
    <>
      <p className="u-muted">
        {m.figuresOf({
          from: formatDay(period.from),
          to: formatDay(period.to),
          asOf: formatDayTime(asOf),
        })}
      </p>
      <p className="u-small u-muted">{m.numbersRounded()}</p>
    </>
  )
}

function FigureGroups({ data }: { data: Figures }) {
  if (!data.period) return null
  const groups: [string, Figures['figures']][] = [
    [m.figuresInvitations(), data.figures.filter(({ id }) => isOfInvitations(id))],
    [m.figuresProcedure(), data.figures.filter(({ id }) => !isOfInvitations(id))],
  ]
  return groups.map(([title, figures]) => (
    <section key={title} aria-label={title}>
      <h2>{title}</h2>
      <div className="metrics-cards">
        {figures.map((figure) => (
          <FigureCard key={figure.id} figure={figure} />
        ))}
      </div>
    </section>
  ))
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="u-card metrics-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
