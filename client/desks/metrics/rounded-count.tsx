import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'

/** A count as it is published: rounded, and a dot for one to four. */
export function RoundedCount({ count }: { count: number | null }) {
  if (count !== null) return formatNumber(count)
  return (
    <>
      <span aria-hidden="true">·</span>
      <span className="u-sr">{m.oneToFour()}</span>
    </>
  )
}

/** The same within a sentence. */
export const roundedText = (count: number | null): string =>
  count === null ? m.oneToFour() : formatNumber(count)
