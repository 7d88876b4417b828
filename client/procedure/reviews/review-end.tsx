import * as m from '#client/generated/messages/messages.js'
import type { Answers } from '#server/procedure/forms/model.ts'
import { NOT_RATED } from './levels.ts'

const isDifferent = ({ client, caseworker }: Answers): boolean =>
  Boolean(
    client &&
    caseworker &&
    client !== caseworker &&
    client !== NOT_RATED &&
    caseworker !== NOT_RATED,
  )

/** Where both sides see it differently, and what comes after this talk. */
export function ReviewEnd({
  goals,
  version,
}: {
  goals: { title: string; rating: Answers }[]
  version: number | undefined
}) {
  const different = goals.filter(({ rating }) => isDifferent(rating)).map(({ title }) => title)
  return (
    <section className="review-end" aria-labelledby="review-end">
      <h2 id="review-end">{m.reviewEnd()}</h2>
      {different.length > 0 && <p>{m.reviewDifferent({ goals: different.join(', ') })}</p>}
      <p className="u-muted">{m.reviewNext()}</p>
      {version !== undefined && (
        <p className="u-muted">{m.reviewVersion({ version, next: version + 1 })}</p>
      )}
    </section>
  )
}
