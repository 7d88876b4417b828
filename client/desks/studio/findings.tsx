import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Finding } from './queries.ts'

/** What speaks against putting the drawing live; each sentence leads to its element. */
export function Findings({
  findings,
  onShow,
}: {
  findings: Finding[] | null
  onShow: (elementId: string) => void
}) {
  if (findings === null) return <output className="u-muted">{m.studio_checking()}</output>
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <section className="studio-findings" aria-label={m.studio_check()}>
      <output>
        <Badge tone={errors > 0 ? 'danger' : 'ok'} icon={errors > 0 ? 'error' : 'check_circle'}>
          {errors > 0 ? m.studio_errors({ count: errors }) : m.studio_noErrors()}
        </Badge>
      </output>
      <ul className="studio-list">
        {findings.map(({ rule, elementId, message, messageEn }) => (
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
