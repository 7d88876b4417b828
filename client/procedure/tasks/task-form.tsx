import { ApiError } from '#client/api/request.ts'
import { FormView } from '#client/forms/form-view.tsx'
import { choicesInLanguage } from '#client/forms/texts.ts'
import type { FormAction, FormProps } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { DraftNotice } from './draft-notice.tsx'
import { ownForms } from './own-forms.tsx'
import { TaskAbout } from './task-about.tsx'
import { formOf, initialOf } from './task-answers.ts'
import { useCompleteTask } from './use-complete-task.ts'
import { useDraft } from './use-draft.ts'

/** The form of a task; what is typed outlives a change of page, an error and a conflict. */
export function TaskForm({ task }: { task: TaskDetail }) {
  const complete = useCompleteTask(task)
  const draft = useDraft(task)
  const { error, isPending } = complete
  const issues = error instanceof ApiError ? error.issues : []
  const actions: FormAction[] = [
    { label: m.complete(), run: (answers) => complete.mutate({ answers, mode: 'undoable' }) },
  ]
  if (task.subjectKind === 'case')
    actions.push({
      label: m.continueInCase(),
      icon: 'arrow_forward',
      run: (answers) => complete.mutate({ answers, mode: 'continue' }),
    })
  const props: FormProps = {
    form: formOf(task),
    initial: initialOf(task, draft.initial),
    choices: choicesInLanguage(task.choices),
    issues,
    isDisabled: !task.abilities.complete,
    isPending,
    onChange: draft.change,
    actions,
  }
  const said = (
    <>
      <TaskAbout about={task.context.about} />
      <DraftNotice draft={draft} form={props.form} />
      {error && issues.length === 0 && (
        <Alert tone="danger" live>
          <p>{error.message}</p>
          <p>{m.inputKept()}</p>
        </Alert>
      )}
    </>
  )
  const own = ownForms[task.formId]
  return own ? (
    <own.Form key={draft.round} {...props} task={task}>
      {said}
    </own.Form>
  ) : (
    <FormView key={draft.round} {...props}>
      {said}
    </FormView>
  )
}
