import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { changeText, valueText } from './format-value.ts'
import type { Figure } from './queries.ts'

/**
 * One figure: its value, over how many, and how it was before; below, what it means and how the
 * agencies stand.
 */
export function FigureCard({ figure }: { figure: Figure }) {
  const { id, name, definition, population, unit, programme, before, agencies } = figure
  const change = changeText(unit, programme, before)
  return (
    <article className="u-card metrics-card" aria-labelledby={`figure-${id}`}>
      <h3 id={`figure-${id}`}>{inLanguage(name.de, name.en)}</h3>
      <p className="metrics-value">{valueText(unit, programme)}</p>
      {programme.why ? (
        <p className="u-small u-muted">{inLanguage(programme.why.de, programme.why.en)}</p>
      ) : (
        <p className="u-small">
          {unit === 'share'
            ? m.figureOf({
                numerator: formatNumber(programme.numerator ?? 0),
                n: formatNumber(programme.n ?? 0),
              })
            : m.figureN({ n: formatNumber(programme.n ?? 0) })}
          {programme.p80 !== null && <> · {m.figureP80({ count: programme.p80 })}</>}
        </p>
      )}
      <p className="u-small u-muted">
        {before.value === null
          ? m.figureBeforeUnknown()
          : `${m.figureBefore({ value: valueText(unit, before) })}${change ? ` (${change})` : ''}`}
      </p>
      <details>
        <summary>{m.figureMore()}</summary>
        <p className="u-small">{inLanguage(definition.de, definition.en)}</p>
        <p className="u-small u-muted">{inLanguage(population.de, population.en)}</p>
        <dl className="metrics-agencies">
          {agencies.map(({ agency, name: agencyName, value }) => (
            <div key={agency}>
              <dt>{agencyName}</dt>
              <dd>
                {value.why ? (
                  <span className="u-muted">{inLanguage(value.why.de, value.why.en)}</span>
                ) : (
                  `${valueText(unit, value)} (${m.figureN({ n: formatNumber(value.n ?? 0) })})`
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  )
}
