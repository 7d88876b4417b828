import './campaign.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { NewCampaign } from './new-campaign.tsx'
import { campaignListQuery, type CampaignRow } from './queries.ts'

/** All mailing campaigns, newest first. */
export function CampaignListPage() {
  usePageTitle(m.navCampaigns())
  const { abilities } = useSession()
  const list = useQuery(campaignListQuery)
  const [isOpen, setOpen] = useState(false)
  const create = abilities.createCampaign && (
    <Button variant="primary" icon="add" onPress={() => setOpen(true)}>
      {m.newCampaign()}
    </Button>
  )
  return (
    <div className="u-page">
      <header>
        <h1>{m.navCampaigns()}</h1>
        {list.data && list.data.items.length > 0 && create}
      </header>
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {list.data?.items.length === 0 && (
        <Empty icon="campaign" text={m.noCampaigns()}>
          {create}
        </Empty>
      )}
      <ul className="campaign-list">
        {list.data?.items.map((row) => (
          <CampaignCard key={row.id} row={row} />
        ))}
      </ul>
      {isOpen && <NewCampaign onClose={() => setOpen(false)} />}
    </div>
  )
}

function CampaignCard({ row }: { row: CampaignRow }) {
  return (
    <li className="u-card campaign-card">
      <h2>
        <Link to="/aktionen/$campaignId" params={{ campaignId: row.id }}>
          {row.name}
        </Link>
      </h2>
      <Badge tone={row.status === 'running' ? 'ok' : row.status === 'ended' ? undefined : 'info'}>
        {inLanguage(row.statusText, row.statusTextEn)}
      </Badge>
      <p className="u-muted u-small">
        {[
          m.createdOn({ day: formatDay(row.createdAt) }),
          m.householdsInvited({ count: row.invited }),
          ...(row.campaignEndsOn ? [m.endsOn({ day: formatDay(row.campaignEndsOn) })] : []),
        ].join(' · ')}
      </p>
      {row.invited > 0 && (
        <label className="campaign-answered u-small">
          <span>
            {m.answeredOf({
              answered: formatNumber(row.answered),
              invited: formatNumber(row.invited),
            })}
          </span>
          <progress className="u-bar" value={row.answered} max={row.invited} />
        </label>
      )}
    </li>
  )
}
