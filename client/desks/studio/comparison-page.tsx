import './studio.css'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { comparisonQuery, processQuery } from './queries.ts'
import { ProcessCrumbs } from './studio-crumbs.tsx'

/** Two versions of a process beside each other. */
export function ComparisonPage() {
  usePageTitle(m.studio_compare())
  const { process } = useParams({ from: '/shell/prozesse/$process/vergleich' })
  const { from, to } = useSearch({ from: '/shell/prozesse/$process/vergleich' })
  const page = useQuery(processQuery(process))
  const comparison = useQuery(comparisonQuery(process, from, to))
  return (
    <div className="u-page">
      <header>
        <div>
          <ProcessCrumbs
            process={process}
            name={page.data ? inLanguage(page.data.name, page.data.nameEn) : process}
          />
          <h1>
            {comparison.data
              ? m.studio_comparisonOf({
                  from: inLanguage(comparison.data.from.label, comparison.data.from.labelEn),
                  to: inLanguage(comparison.data.to.label, comparison.data.to.labelEn),
                })
              : m.studio_compare()}
          </h1>
        </div>
      </header>
      {comparison.error && (
        <Problem error={comparison.error} onRetry={() => void comparison.refetch()} />
      )}
      {comparison.isPending && <Busy />}
      {comparison.data && <ComparisonView comparison={comparison.data} />}
    </div>
  )
}
