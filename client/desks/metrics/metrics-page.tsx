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
  const { from, to } = period
  const shown = figures.data?.period ?? (from && to ? { from, to } : null)
  return (
    <div className="u-page metrics">
      <header>
        <div>
          <h1>{m.navFigures()}</h1>
          {figures.data && (
            <p className="u-muted">
              {m.figuresOf({
                from: formatDay(figures.data.period.from),
                to: formatDay(figures.data.period.to),
                asOf: formatDayTime(figures.data.asOf),
              })}
            </p>
          )}
        </div>
        <div data-noprint>
          <Button icon="print" onPress={() => window.print()}>
            {m.printPage()}
          </Button>
        </div>
      </header>
      {figures.error && <Problem error={figures.error} onRetry={() => void figures.refetch()} />}
      {shown && (
        <PeriodPicker
          period={shown}
          onChange={(search) => void navigate({ to: '/kennzahlen', search })}
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

function FigureGroups({ data }: { data: Figures }) {
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
