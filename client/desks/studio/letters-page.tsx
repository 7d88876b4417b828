import './studio.css'
import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { lettersQuery } from './queries.ts'
import { StudioCrumbs } from './studio-crumbs.tsx'

/** Every letter of the procedure as a sample. */
export function LettersPage() {
  usePageTitle(m.studio_letters())
  const letters = useQuery(lettersQuery)
  return (
    <div className="u-page">
      <header>
        <div>
          <StudioCrumbs />
          <h1>{m.studio_letters()}</h1>
        </div>
      </header>
      <p className="studio-lead">{m.studio_lettersLead()}</p>
      {letters.error && <Problem error={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.isPending && <Busy />}
      <ul className="studio-letters">
        {letters.data?.items.map(({ documentType, title, titleEn }) => (
          <li key={documentType} className="u-card">
            <h2>{inLanguage(title, titleEn)}</h2>
            <p className="u-small u-muted">{documentType}</p>
            <a
              href={`/api/letter-samples/${documentType}/pdf`}
              target="_blank"
              rel="noreferrer"
              className="u-btn"
              data-variant="secondary"
              aria-label={m.studio_openLetter({ name: inLanguage(title, titleEn) })}
            >
              <Icon name="description" />
              {m.studio_view()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
