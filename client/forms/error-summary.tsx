import type { Ref } from 'react'
import { flushSync } from 'react-dom'
import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'

const FOCUSABLE = 'input, textarea, [role=spinbutton], button'

/** All that is missing or wrong; takes the focus, and each line leads to its field. */
export function ErrorSummary({
  issues,
  ref,
  onReveal,
}: {
  issues: readonly Issue[]
  ref: Ref<HTMLDivElement>
  onReveal?: ((path: string) => void) | undefined
}) {
  return (
    <div
      className="form-summary"
      ref={ref}
      tabIndex={-1}
      role="alert"
      aria-labelledby="form-errors"
    >
      <p id="form-errors">{m.formErrors({ count: issues.length })}</p>
      <ul>
        {issues.map(({ path, message }) => (
          <li key={path}>
            <a
              href={`#field-${path}`}
              onClick={(event) => {
                event.preventDefault()
                if (onReveal) flushSync(() => onReveal(path))
                document
                  .getElementById(`field-${path}`)
                  ?.querySelector<HTMLElement>(FOCUSABLE)
                  ?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
