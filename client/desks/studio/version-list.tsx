import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { formatDayTime, formatNumber } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { BeginFrom } from './begin-from.tsx'
import { newestOf, type ProcessPage, type Version } from './queries.ts'

/** All versions: since when, by whom and why, and how many instances are still on them. */
export function VersionList({ page }: { page: ProcessPage }) {
  return (
    <ScrollRegion label={m.studio_versions()}>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.version()}</th>
            <th scope="col">{m.studio_since()}</th>
            <th scope="col">{m.studio_drawnBy()}</th>
            <th scope="col">{m.studio_releasedBy()}</th>
            <th scope="col">{m.reason()}</th>
            <th scope="col" className="u-num">
              {m.studio_runningHere()}
            </th>
            <th scope="col">
              <span className="u-sr">{m.actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {page.versions.map((version) => (
            <VersionRow key={version.id} page={page} version={version} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function VersionRow({ page, version }: { page: ProcessPage; version: Version }) {
  const { process, abilities } = page
  const { id, deployedAt, source, deployedBy, releasedBy, byOnePerson, reason, running, inForce } =
    version
  return (
    <tr>
      <th scope="row">
        <Link to="/prozesse/$process" params={{ process }} search={inForce ? {} : { version: id }}>
          {m.diagramVersion({ version: version.version })}
        </Link>{' '}
        {inForce && <Badge tone="ok">{m.studio_nowInForce()}</Badge>}
      </th>
      <td>{formatDayTime(deployedAt)}</td>
      <td>{source === 'shipped' ? m.studio_shipped() : (deployedBy ?? '–')}</td>
      <td>{byOnePerson ? m.studio_byOnePerson() : (releasedBy ?? '–')}</td>
      <td>{reason ?? ''}</td>
      <td className="u-num">{formatNumber(running)}</td>
      <td>
        {!inForce && (
          <div className="u-actions">
            <Link
              to="/prozesse/$process/vergleich"
              params={{ process }}
              search={{ from: id, to: newestOf(page).id }}
            >
              {m.studio_compare()}
            </Link>
            {abilities.write && (
              <BeginFrom process={process} from={version.id} icon="history">
                {m.studio_goBack()}
              </BeginFrom>
            )}
          </div>
        )}
      </td>
    </tr>
  )
}
