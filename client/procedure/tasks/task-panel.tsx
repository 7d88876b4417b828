import './task-panel.css'
import { useMutationState, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { isMissing } from '#client/api/request.ts'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { dueTone } from '#client/ui/due-text.ts'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { HOUSEHOLD_FORMS } from './household-forms.ts'
import { TalkCard } from './talk-card.tsx'
import { completionKey, taskQuery } from './queries.ts'
import { ownForms } from './own-forms.tsx'
import { LeftDraft } from './left-draft.tsx'
import { TaskHeader } from './task-header.tsx'
import { TaskSide } from './task-side.tsx'

const HouseholdCard = lazy(() =>
  import('#client/procedure/persons/household-card.tsx').then((module) => ({
    default: module.HouseholdCard,
  })),
)
const TaskForm = lazy(() =>
  import('./task-form.tsx').then((module) => ({ default: module.TaskForm })),
)

/** One task: what it is, its form, and the case at a glance. */
export function TaskPanel({ taskKey }: { taskKey: string }) {
  const completion = useMutationState({
    filters: { mutationKey: completionKey(taskKey) },
    select: ({ state }) => state.status,
  }).at(-1)
  const task = useQuery({
    ...taskQuery(taskKey),
    enabled: completion !== 'pending' && completion !== 'success',
  })
  const { view, talk } = useSearch({ from: '/shell/aufgaben' })
  if (!task.data) {
    if (!task.error) return <Busy />
    return isMissing(task.error) ? (
      <LeftDraft taskKey={taskKey}>
        <Empty icon="search" text={m.taskGone()}>
          <Link to="/aufgaben" search={{ view }} className="u-btn" data-variant="secondary">
            {m.backToList()}
          </Link>
        </Empty>
      </LeftDraft>
    ) : (
      <Problem error={task.error} onRetry={() => void task.refetch()} />
    )
  }
  return <TaskView task={task.data} error={task.error} isTalk={talk === true} />
}

type Shown = { task: TaskDetail; isTalk: boolean }

function TaskView({ task, error, isTalk }: Shown & { error: Error | null }) {
  return (
    <article
      className="task"
      aria-label={inLanguage(task.title, task.titleEn)}
      data-scroll
      data-talk={isTalk || undefined}
    >
      <TaskHeader task={task} isPage={isTalk} />
      <div className="task-body">
        <div className="task-main">
          {isMissing(error) ? (
            <LeftDraft taskKey={task.key}>
              <Alert tone="warn" live>
                {m.taskGone()}
              </Alert>
            </LeftDraft>
          ) : (
            <>
              {error && (
                <Alert tone="warn" live>
                  {error.message}
                </Alert>
              )}
              <Notes task={task} isTalk={isTalk} />
              <Content task={task} isTalk={isTalk} />
            </>
          )}
        </div>
        {!isTalk && <TaskSide context={task.context} />}
      </div>
    </article>
  )
}

function Notes({ task, isTalk }: Shown) {
  const now = useNow()
  const { returned } = task.context
  return (
    <>
      {returned && (
        <Alert tone="warn">
          <b>{m.taskReturned()}</b>
          <p>{inLanguage(returned.reason, returned.reasonEn)}</p>
        </Alert>
      )}
      {!isTalk && task.dueAt && task.state !== 'done' && dueTone(task.dueAt, now) === 'danger' && (
        <Alert tone="warn">{m.deadlinePassed({ day: formatDay(task.dueAt) })}</Alert>
      )}
      {task.rests && task.state === 'open' && <Alert>{m.taskRestsText()}</Alert>}
      {task.note && <Alert>{inLanguage(task.note.de, task.note.en)}</Alert>}
      {task.state !== 'open' && (
        <LeftDraft taskKey={task.key}>
          {task.state === 'releasing' ? (
            <Alert>{m.taskReleasing()}</Alert>
          ) : (
            <Alert tone="ok">{m.taskDone()}</Alert>
          )}
        </LeftDraft>
      )}
      {task.state === 'open' && !task.abilities.complete && (
        <LeftDraft taskKey={task.key}>
          <Alert>{task.abilities.claim ? m.claimFirst() : m.onlyReading()}</Alert>
        </LeftDraft>
      )}
    </>
  )
}

function Content({ task, isTalk }: Shown) {
  if (task.page) {
    return (
      <Alert>
        <p>{m.taskOnCampaignPage()}</p>
        <Link
          to="/aktionen/$campaignId"
          params={{ campaignId: task.subjectId }}
          className="u-btn"
          data-variant="primary"
        >
          {m.toCampaign()}
        </Link>
      </Alert>
    )
  }
  if (task.state !== 'open') return null
  if (ownForms[task.formId]?.isTalk && !isTalk) return <TalkCard task={task} />
  return (
    <Suspense fallback={<Busy text={m.formLoading()} />}>
      {HOUSEHOLD_FORMS.includes(task.formId) && <HouseholdCard caseId={task.subjectId} asks />}
      <TaskForm task={task} />
    </Suspense>
  )
}
