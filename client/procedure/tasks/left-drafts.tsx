import { useQuery } from '@tanstack/react-query'
import { asAnswers } from '#client/forms/read-answers.ts'
import * as m from '#client/generated/messages/messages.js'
import { inLanguage } from '#client/ui/language.ts'
import { LeftText } from './left-text.tsx'
import { leftDraftsQuery } from './queries.ts'

/** Texts from forms that are gone: of one case, or the reader's own. Nothing where there are none. */
export function LeftDrafts({ caseId }: { caseId: string | null }) {
  const { data } = useQuery(leftDraftsQuery(caseId))
  if (!data || data.items.length === 0) return null
  return (
    <section className="u-card left-drafts">
      <h2>{m.leftTitle()}</h2>
      <ul>
        {data.items.map((left) => (
          <li key={left.taskKey + left.authorId}>
            <h3>{inLanguage(left.title, left.titleEn)}</h3>
            <LeftText left={left} answers={asAnswers(left.draft?.answers)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
