import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Finding } from './queries.ts'

/**
 * What speaks against putting the drawing live; each sentence leads to its element. It stands above
 * the canvas, in a place of fixed height. Once something is changed, nothing is said to be right
 * until it was checked again.
 */
export function Findings({
  findings,
  isChecked,
  onShow,
}: {
  findings: Finding[] | null
  isChecked: boolean
  onShow: (elementId: string) => void
}) {
  return (
    <section className="studio-findings" aria-label={m.studio_check()}>
      <Verdict findings={isChecked ? findings : null} />
      <ul className="studio-list">
        {findings?.map(({ rule, elementId, message, messageEn }) => (
          <li key={`${rule} ${elementId} ${message}`}>
            {elementId ? (
              <button type="button" className="studio-jump" onClick={() => onShow(elementId)}>
                {inLanguage(message, messageEn)}{' '}
                <span className="u-small u-muted">{elementId}</span>
              </button>
            ) : (
              inLanguage(message, messageEn)
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Verdict({ findings }: { findings: Finding[] | null }) {
  if (findings === null) return <output className="u-muted">{m.studio_checking()}</output>
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <output>
      <Badge tone={errors > 0 ? 'danger' : 'ok'} icon={errors > 0 ? 'error' : 'check_circle'}>
        {errors > 0 ? m.studio_errors({ count: errors }) : m.studio_noErrors()}
      </Badge>
    </output>
  )
}
