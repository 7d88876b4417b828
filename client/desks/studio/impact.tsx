import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { landscapeQuery, type DraftView } from './queries.ts'

/** What a release means for what runs, before it happens. */
export function Impact({ impact: { staying, taking, callers } }: { impact: DraftView['impact'] }) {
  const landscape = useQuery(landscapeQuery)
  const nameOf = (process: string): string => {
    const found = landscape.data?.items.find((item) => item.process === process)
    return found ? inLanguage(found.name, found.nameEn) : process
  }
  return (
    <Alert tone={taking > 0 ? 'warn' : 'info'}>
      <p>{m.studio_impactNew()}</p>
      <p>
        {staying === 0
          ? m.studio_impactNoneStay()
          : m.studio_impactStay({ count: formatNumber(staying) })}
      </p>
      {taking > 0 && (
        <p>
          {m.studio_impactTake({
            count: formatNumber(taking),
            processes: callers.map(nameOf).join(', '),
          })}
        </p>
      )}
    </Alert>
  )
}
