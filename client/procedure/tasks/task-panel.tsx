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
      <Empty icon="search" text={m.taskGone()}>
        <Link to="/aufgaben" search={{ view }} className="u-btn" data-variant="secondary">
          {m.backToList()}
        </Link>
      </Empty>
    ) : (
      <Problem error={task.error} onRetry={() => void task.refetch()} />
    )
  }
  return (
    <article
      className="task"
      aria-label={inLanguage(task.data.title, task.data.titleEn)}
      data-scroll
      data-talk={talk}
    >
      <TaskHeader task={task.data} isPage={talk === true} />
      <div className="task-body">
        <div className="task-main">
          {task.error && (
            <Alert tone="warn" live>
              {isMissing(task.error) ? m.taskGoneWhileTyping() : task.error.message}
            </Alert>
          )}
          <Notes task={task.data} isTalk={talk === true} />
          <Content task={task.data} isTalk={talk === true} />
        </div>
        {!talk && <TaskSide context={task.data.context} />}
      </div>
    </article>
  )
}

function Notes({ task, isTalk }: { task: TaskDetail; isTalk: boolean }) {
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
      {task.note && <Alert>{inLanguage(task.note.de, task.note.en)}</Alert>}
      {!task.abilities.complete && task.state === 'open' && (
        <Alert>{task.abilities.claim ? m.claimFirst() : m.onlyReading()}</Alert>
      )}
      {task.state === 'releasing' && <Alert>{m.taskReleasing()}</Alert>}
      {task.state === 'done' && <Alert tone="ok">{m.taskDone()}</Alert>}
    </>
  )
}

function Content({ task, isTalk }: { task: TaskDetail; isTalk: boolean }) {
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
