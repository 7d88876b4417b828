import './form.css'
import { useEffect, useRef, type ReactNode, type RefObject, type SubmitEvent } from 'react'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { Filling, FormAction, FormProps } from './use-filling.ts'

type Props = Pick<FormProps, 'actions' | 'isDisabled' | 'isPending'> & {
  filling: Filling
  /** Brings the part of the page to light that holds the field, before it takes the focus. */
  onReveal?: (path: string) => void
  /** Uses the whole width of the page. */
  isWide?: boolean
  /**
   * Stands in place of what can be done with the answers, as long as there is nothing to do yet.
   */
  foot?: ReactNode
  children: ReactNode
}

/**
 * What stands around the fields of every form: the summary of errors above, what can be done below.
 */
export function FormFrame({
  filling: { run, shown, summary },
  actions,
  isDisabled = false,
  isPending = false,
  onReveal,
  isWide = false,
  foot,
  children,
}: Props) {
  const element = useRef<HTMLFormElement>(null)
  useSubmitKey(element)
  const [first] = actions
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (first && !isDisabled && !isPending) void run(first)
  }
  return (
    <form
      className="form"
      data-wide={isWide || undefined}
      ref={element}
      onSubmit={submit}
      noValidate
    >
      <div className="form-body">
        {shown.length > 0 && <ErrorSummary ref={summary} issues={shown} onReveal={onReveal} />}
        {children}
      </div>
      {foot && (
        <div className="form-foot" data-noprint>
          {foot}
        </div>
      )}
      {!foot && !isDisabled && (
        <Foot actions={actions} isPending={isPending} onRun={(action) => void run(action)} />
      )}
    </form>
  )
}

function Foot({
  actions: [first, ...others],
  isPending,
  onRun,
}: {
  actions: FormAction[]
  isPending: boolean
  onRun: (action: FormAction) => void
}) {
  return (
    <div className="form-foot" data-noprint>
      {first && (
        <Button variant="primary" type="submit" isDisabled={isPending}>
          {first.label}
        </Button>
      )}
      {others.map((action) => (
        <Button
          key={action.label}
          {...(action.icon ? { icon: action.icon } : {})}
          isDisabled={isPending}
          onPress={() => onRun(action)}
        >
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
    const onKey = (event: KeyboardEvent) =>
      event.key === 'Enter' && (event.ctrlKey || event.metaKey) && element?.requestSubmit()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [form])
}
