import { asAnswers } from '#client/forms/read-answers.ts'
import type { Answers, Form } from '#server/procedure/forms/model.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** Whether what the server sent is a form. */
export const isForm = (form: unknown): form is Form =>
  typeof form === 'object' && form !== null && 'components' in form

/** @throws Error where a task has none */
export function formOf({ form, formId }: Pick<TaskDetail, 'form' | 'formId'>): Form {
  if (!isForm(form)) throw new Error(`The form ${formId} cannot be read`)
  return form
}

/** What a form begins with: what the case knows, then what came back, then the draft. */
export const initialOf = (task: TaskDetail, draft: Answers | undefined): Answers =>
  asAnswers(task.values, task.context.returned?.answers, draft)
