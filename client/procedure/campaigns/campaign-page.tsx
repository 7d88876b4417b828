import './campaign.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { isMissing } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { TaskLinks } from '#client/procedure/tasks/task-links.tsx'
import { Alert } from '#client/ui/alert.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { PageProblem } from '#client/ui/page-problem.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { ProgressBar } from '#client/ui/progress-bar.tsx'
import { CampaignProgress } from './campaign-progress.tsx'
import { campaignQuery, type Campaign } from './queries.ts'
import { StopCampaign } from './stop-campaign.tsx'

const Recipients = lazy(() =>
  import('./recipients.tsx').then((module) => ({ default: module.Recipients })),
)
const Exclusions = lazy(() =>
  import('./exclusions.tsx').then((module) => ({ default: module.Exclusions })),
)
const CampaignTask = lazy(() =>
  import('./campaign-task.tsx').then((module) => ({ default: module.CampaignTask })),
)

const STARTED: Campaign['status'][] = ['sending', 'running', 'stopping', 'ended']

/** One campaign from its list of recipients to its last answer. */
export function CampaignPage() {
  usePageTitle(m.campaign())
  const { campaignId } = useParams({ from: '/shell/aktionen/$campaignId' })
  const found = useQuery(campaignQuery(campaignId))
  if (found.error && (isMissing(found.error) || !found.data)) {
    return (
      <PageProblem
        error={found.error}
        missing={isMissing(found.error) ? { icon: 'search', text: m.campaignMissing() } : null}
        onRetry={() => void found.refetch()}
      >
        <Link to="/aktionen" className="u-btn" data-variant="secondary">
          {m.toCampaigns()}
        </Link>
      </PageProblem>
    )
  }
  return found.data ? <CampaignView campaign={found.data} /> : <Busy />
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const { status, abilities, sending, tasks, taskKey } = campaign
  const isStarted = STARTED.includes(status)
  return (
    <div className="u-page">
      <CampaignHead campaign={campaign} />
      <Stages status={status} />
      {sending && (
        <section className="u-card">
          <ProgressBar label={m.preparingLetters()} done={sending.done} total={sending.total} />
          <p className="u-muted u-small">{m.preparingLettersHint()}</p>
        </section>
      )}
      {status === 'approving' && (
        <Alert>{abilities.approve ? m.approvalYours() : m.approvalWaiting()}</Alert>
      )}
      {isStarted && <CampaignProgress campaign={campaign} />}
      <Suspense fallback={<Busy />}>
        <CampaignWork campaign={campaign} />
      </Suspense>
      {tasks.length > 0 && !tasks.some(({ key }) => key === taskKey) && (
        <section className="u-card">
          <h2>{m.openTasks()}</h2>
          <TaskLinks tasks={tasks} />
        </section>
      )}
    </div>
  )
}

function CampaignHead({ campaign }: { campaign: Campaign }) {
  const { id, name, createdAt, status, statusText, statusTextEn, campaignEndsOn } = campaign
  return (
    <header>
      <div>
        <nav className="u-crumbs" aria-label={m.breadcrumb()}>
          <Link to="/aktionen">{m.navCampaigns()}</Link>
          <span aria-hidden="true">·</span>
          <span>{m.createdOn({ day: formatDay(createdAt) })}</span>
        </nav>
        <h1>{name}</h1>
        <div className="u-actions">
          <Badge tone={status === 'running' ? 'ok' : 'info'}>
            {inLanguage(statusText, statusTextEn)}
          </Badge>
          {campaignEndsOn && (
            <Badge icon="flag">{m.endsOn({ day: formatDay(campaignEndsOn) })}</Badge>
          )}
        </div>
      </div>
      {campaign.abilities.stop && <StopCampaign campaignId={id} />}
    </header>
  )
}

/** What is to be done with the campaign as it stands: the list, who is left out, the open task. */
function CampaignWork({ campaign }: { campaign: Campaign }) {
  const { id, status, abilities, tasks, taskKey } = campaign
  const isFilled = status === 'preparing' || status === 'importing'
  const task = tasks.find(({ key }) => key === taskKey)
  return (
    <>
      {isFilled && (abilities.upload || abilities.decide) && <Recipients campaign={campaign} />}
      {status === 'checking' && abilities.decide && <Exclusions campaignId={id} />}
      {task && <CampaignTask taskKey={task.key} />}
    </>
  )
}

const STAGES = [
  { of: ['preparing', 'importing'], name: m.stagePrepare },
  { of: ['checking'], name: m.stageCheck },
  { of: ['approving'], name: m.stageApprove },
  { of: ['sending'], name: m.stageSend },
  { of: ['running', 'stopping'], name: m.stageRun },
  { of: ['ended'], name: m.stageEnd },
]

function Stages({ status }: { status: Campaign['status'] }) {
  const now = STAGES.findIndex(({ of }) => of.includes(status))
  return (
    <ol className="campaign-stages" aria-label={m.whereItStands()}>
      {STAGES.map(({ name }, index) => (
        <li
          key={name()}
          data-state={index < now || status === 'ended' ? 'done' : index === now ? 'now' : 'next'}
          aria-current={index === now ? 'step' : undefined}
        >
          {name()}
        </li>
      ))}
    </ol>
  )
}
