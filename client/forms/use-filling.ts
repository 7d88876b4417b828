import { useEffect, useRef, useState } from 'react'
import type { Issue } from '#client/api/request.ts'
import type { Option } from '#client/ui/choice-fields.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import type { Answers, Form, Value } from '#server/procedure/forms/model.ts'
import { setAt, withPresets } from './answers.ts'
import { useFormCheck } from './use-form-check.ts'

/** What can be done with the answers; the first is what Enter and Ctrl+Enter do. */
export type FormAction = { label: string; icon?: IconName; run: (answers: Answers) => void }

export type Choices = Record<string, Option[]>

/** A form that is being filled in, whoever draws it. */
export type FormProps = {
  form: Form
  initial: Answers
  /** Options that the server fills in, by field. */
  choices?: Choices
  /** What the server refused, by field. */
  issues?: Issue[]
  isDisabled?: boolean
  isPending?: boolean
  onChange?: (answers: Answers) => void
  actions: FormAction[]
}

const NO_ISSUES: Issue[] = []

/**
 * The answers of a form and their check, which is the server's. `complete` may add what the page
 * knows before they are checked and sent; after a refusal the summary of errors takes the focus.
 * What was typed is never thrown away.
 */
export function useFilling(
  { form, initial, issues = [], onChange }: FormProps,
  complete: (answers: Answers) => Answers = (answers) => answers,
) {
  const [answers, setAnswers] = useState(() => withPresets(form.components, initial))
  const refused = issues.length > 0 ? issues : NO_ISSUES
  const { shown, check, forget, isHidden } = useFormCheck(form, answers, refused)
  const summary = useRef<HTMLDivElement>(null)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    if (failures > 0 || refused !== NO_ISSUES) summary.current?.focus()
  }, [failures, refused])
  /** Takes the answers as they are now; `path` names what has changed. */
  const put = (next: Answers, path: string) => {
    setAnswers(next)
    onChange?.(next)
    forget(path)
  }
  const change = (path: string[], value: Value) => put(setAt(answers, path, value), path.join('.'))
  const run = async (action: FormAction) => {
    const checked = await check(complete(answers))
    if (checked) action.run(checked)
    else setFailures((before) => before + 1)
  }
  return { answers, put, change, run, shown, isHidden, summary }
}

export type Filling = ReturnType<typeof useFilling>
