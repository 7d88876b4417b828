import './form.css'
import { useEffect, useRef, useState, type ReactNode, type RefObject, type SubmitEvent } from 'react'
import type { Issue } from '#client/api/request.ts'
import { Button } from '#client/ui/button.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import type { Answers, Form, Value } from '#server/forms/model.ts'
import { withPresets, setAt } from './answers.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Fields, type Choices } from './fields.tsx'
import { useFormCheck } from './use-form-check.ts'

/** What can be done with the answers; the first is what Enter and Ctrl+Enter do. */
export type FormAction = { label: string; icon?: IconName; run: (answers: Answers) => void }

type Props = {
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
  /** Stands above the buttons. */
  children?: ReactNode
}

const NO_ISSUES: Issue[] = []

/** Draws a `.form` and checks it as the server does; what was typed is never thrown away. */
export function FormView({ form, initial, choices = {}, issues = [], isDisabled = false, isPending = false, onChange, actions, children }: Props) {
  const [answers, setAnswers] = useState(() => withPresets(form.components, initial))
  const refused = issues.length > 0 ? issues : NO_ISSUES
  const { shown, check, forget, isHidden } = useFormCheck(form, answers, refused)
  const element = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  useSubmitKey(element)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    if (failures > 0 || refused !== NO_ISSUES) summary.current?.focus()
  }, [failures, refused])
  const change = (path: string[], value: Value) => {
    const next = setAt(answers, path, value)
    setAnswers(next)
    onChange?.(next)
    forget(path.join('.'))
  }
  const run = async (action: FormAction) => {
    const checked = await check()
    if (checked) action.run(checked)
    else setFailures((before) => before + 1)
  }
  const [first] = actions
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (first && !isDisabled && !isPending) void run(first)
  }
  return (
    <form className="form" ref={element} onSubmit={submit} noValidate>
      <div className="form-body">
        {shown.length > 0 && <ErrorSummary ref={summary} issues={shown} />}
        <Fields components={form.components} at={[]} scope={answers} context={{ choices, issues: shown, isDisabled, isHidden, change }} />
        {children}
      </div>
      {!isDisabled && <Foot actions={actions} isPending={isPending} onRun={(action) => void run(action)} />}
    </form>
  )
}

function Foot({ actions: [first, ...others], isPending, onRun }: { actions: FormAction[]; isPending: boolean; onRun: (action: FormAction) => void }) {
  return (
    <div className="form-foot" data-noprint>
      {first && (
        <Button variant="primary" type="submit" isDisabled={isPending}>
          {first.label}
        </Button>
      )}
      {others.map((action) => (
        <Button key={action.label} {...(action.icon ? { icon: action.icon } : {})} isDisabled={isPending} onPress={() => onRun(action)}>
          {action.label}
        </Button>
      ))}
    </div>
  )
}

/** Ctrl+Enter (or Command+Enter) sends the form from any of its fields. */
function useSubmitKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    const onKey = (event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && element?.requestSubmit()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [form])
}
