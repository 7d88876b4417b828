import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Diagram } from '#server/procedure/cases/schema.ts'

type Steps = Diagram['levels'][number]['outline']
const STATES = { done: m.outlineDone, now: m.outlineNow, next: m.outlineNext }
/** Ends and ways that have not been gone say little; tasks and waits tell the story. */
const isStep = ({ type, state }: Steps[number]): boolean =>
  state !== 'next' || /Task|CallActivity|SubProcess|CatchEvent/.test(type)

/** The drawing as a list, for reading and for the keyboard. */
export function CaseOutline({
  steps,
  called,
  onOpenCalled,
}: {
  steps: Steps
  called: string | null
  onOpenCalled: () => void
}) {
  return (
    <section className="case-outline" aria-labelledby="case-outline">
      <h2 id="case-outline">{m.outline()}</h2>
      <ol>
        {steps.filter(isStep).map(({ id, name, nameEn, state }) => (
          <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {state === 'done' ? (
              <Icon name="check" />
            ) : state === 'now' ? (
              <Icon name="arrow_forward" />
            ) : (
              <span />
            )}
            <span>
              {inLanguage(name, nameEn)} <span className="u-sr">({STATES[state]()})</span>
              {id === called && (
                <Button size="s" variant="quiet" onPress={onOpenCalled}>
                  {m.outlineOpen()}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
