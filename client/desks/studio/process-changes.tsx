import * as m from '#client/generated/messages/messages.js'
import { formatDayTime } from '#client/ui/format-date.ts'
import { shippedStates } from './shipped-states.ts'
import type { ProcessPage } from './queries.ts'

/** The reasons of the versions made here, and the words that ship. */
export function ProcessChanges({ page: { changes, versions } }: { page: ProcessPage }) {
  const own = versions.filter(({ source }) => source === 'studio')
  return (
    <div className="studio-columns">
      <section className="u-card">
        <h2>{m.studio_ownChanges()}</h2>
        {own.length === 0 && <p className="u-muted">{m.studio_noOwnChanges()}</p>}
        <ul className="studio-list">
          {own.map(({ id, version, reason, deployedAt, deployedBy }) => (
            <li key={id}>
              <b>{m.diagramVersion({ version })}</b>
              <span>{reason}</span>
              <span className="u-small u-muted">
                {[formatDayTime(deployedAt), deployedBy].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="u-card">
        <h2>{m.studio_shippedChanges()}</h2>
        {shippedStates(changes).map(({ number, lines }) => (
          <section key={number}>
            <h3>{m.studio_shippedState({ number })}</h3>
            {lines.map((line) => (
              <p key={line} className="studio-text" lang="de">
                {line}
              </p>
            ))}
          </section>
        ))}
      </section>
    </div>
  )
}
