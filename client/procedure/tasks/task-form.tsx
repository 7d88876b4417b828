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
import { usePresence } from './use-presence.ts'

/** The form of a task; what is typed outlives a change of page, an error and a conflict. */
export function TaskForm({ task }: { task: TaskDetail }) {
  const draft = useDraft(task)
  const complete = useCompleteTask(task, draft.handing)
  const { others, wrote } = usePresence(task.key, task.abilities.complete)
  const { error, isPending } = complete
  const issues = error instanceof ApiError ? error.issues : []
  const props: FormProps = {
    form: formOf(task),
    initial: initialOf(task, draft.initial),
    choices: choicesInLanguage(task.choices),
    issues,
    isDisabled: !task.abilities.complete,
    isPending,
    onChange: (answers) => {
      draft.change(answers)
      wrote()
    },
    actions: actionsOf(task, complete.mutate),
  }
  const said = (
    <>
      <TaskAbout about={task.context.about} />
      <WritingToo names={others} />
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

type Send = ReturnType<typeof useCompleteTask>['mutate']

/** In a case one may go on to its next task. */
function actionsOf({ subjectKind }: TaskDetail, send: Send): FormAction[] {
  const complete: FormAction = {
    label: m.complete(),
    run: (answers) => send({ answers, mode: 'undoable' }),
  }
  if (subjectKind !== 'case') return [complete]
  const goOn: FormAction = {
    label: m.continueInCase(),
    icon: 'arrow_forward',
    run: (answers) => send({ answers, mode: 'continue' }),
  }
  return [complete, goOn]
}

/** Colleagues who are writing in the same form right now. */
function WritingToo({ names }: { names: string[] }) {
  return (
    <output className="u-muted u-small">
      {names.length === 1 && m.writingToo({ name: names.join('') })}
      {names.length > 1 && m.writingTooMany({ names: names.join(', ') })}
    </output>
  )
}
