import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FormView } from '#client/forms/form-view.tsx'
import { ApiError } from '#client/api/request.ts'
import { choicesInLanguage } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { DraftNotice } from '#client/procedure/tasks/draft-notice.tsx'
import { draftKey, submitTask, taskQuery } from '#client/procedure/tasks/queries.ts'
import { formOf, initialOf } from '#client/procedure/tasks/task-answers.ts'
import { TaskAbout } from '#client/procedure/tasks/task-about.tsx'
import { useDraft } from '#client/procedure/tasks/use-draft.ts'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import type { Answers } from '#server/procedure/forms/model.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** The form of the campaign's open task, on the campaign's own page. */
export function CampaignTask({ taskKey }: { taskKey: string }) {
  const task = useQuery(taskQuery(taskKey))
  if (task.data) return <CampaignForm key={taskKey} task={task.data} />
  return task.error ? (
    <Problem error={task.error} onRetry={() => void task.refetch()} />
  ) : (
    <Busy text={m.formLoading()} />
  )
}

function CampaignForm({ task }: { task: TaskDetail }) {
  const queries = useQueryClient()
  const notify = useNotice()
  const send = useMutation({
    mutationFn: (answers: Answers) => submitTask(task.key, { answers, mode: 'continue' }),
    onSuccess: () => {
      notify({ text: m.taskCompleted({ title: inLanguage(task.title, task.titleEn) }) })
      queries.removeQueries({ queryKey: draftKey(task.key) })
      for (const noun of ['campaigns', 'tasks'])
        void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
  const issues = send.error instanceof ApiError ? send.error.issues : []
  const { returned } = task.context
  const draft = useDraft(task)
  const form = formOf(task)
  return (
    <section className="u-card campaign-task">
      <h2>{inLanguage(task.title, task.titleEn)}</h2>
      {task.note && <Alert>{inLanguage(task.note.de, task.note.en)}</Alert>}
      {returned && <Alert tone="warn">{inLanguage(returned.reason, returned.reasonEn)}</Alert>}
      <FormView
        key={draft.round}
        form={form}
        initial={initialOf(task, draft.initial)}
        choices={choicesInLanguage(task.choices)}
        issues={issues}
        isDisabled={!task.abilities.complete}
        isPending={send.isPending}
        onChange={draft.change}
        actions={[{ label: m.complete(), run: (answers) => send.mutate(answers) }]}
      >
        <TaskAbout about={task.context.about} />
        <DraftNotice draft={draft} form={form} />
        {send.error && issues.length === 0 && (
          <Alert tone="danger" live>
            <p>{send.error.message}</p>
            <p>{m.inputKept()}</p>
          </Alert>
        )}
      </FormView>
    </section>
  )
}
