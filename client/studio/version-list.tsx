import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { formatDayTime, formatNumber } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { beginDraft, type ProcessPage, type Version } from './queries.ts'

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
            <th scope="col" className="u-num">{m.studio_runningHere()}</th>
            <th scope="col"><span className="u-sr">{m.actions()}</span></th>
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

function VersionRow({ page: { process, versions, abilities }, version }: { page: ProcessPage; version: Version }) {
  const { id, deployedAt, source, deployedBy, releasedBy, byOnePerson, reason, running, inForce } = version
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
            <Link to="/prozesse/$process/vergleich" params={{ process }} search={{ from: id, to: versions[0]!.id }}>
              {m.studio_compare()}
            </Link>
            {abilities.write && <GoBack process={process} version={version} />}
          </div>
        )}
      </td>
    </tr>
  )
}

/** An earlier version comes back as a drawing that is handed in and released like any other. */
function GoBack({ process, version }: { process: string; version: Version }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const begin = useMutation({
    mutationFn: (replace: boolean) => beginDraft(process, { from: version.id, replace }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      await navigate({ to: '/prozesse/$process/zeichnen', params: { process } })
    },
    onError: (error) => setAsks(error instanceof ApiError && error.code === 'DRAFT_EXISTS'),
  })
  return (
    <>
      <Button size="s" icon="history" isDisabled={begin.isPending} onPress={() => begin.mutate(false)}>
        {m.studio_goBack()}
      </Button>
      {begin.error && !asks && <Problem error={begin.error} />}
      <Dialog role="alertdialog" title={m.studio_replaceDraft()} isOpen={asks} onClose={() => setAsks(false)}>
        <p>{m.studio_replaceDraftText()}</p>
        <div className="u-actions">
          <Button variant="danger" onPress={() => begin.mutate(true)}>
            {m.studio_replace()}
          </Button>
          <Button onPress={() => setAsks(false)}>{m.cancel()}</Button>
        </div>
      </Dialog>
    </>
  )
}
