import './campaign.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { campaignListQuery, createCampaign, type CampaignRow } from './queries.ts'

const NAME_LENGTH = 80

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

function NewCampaign({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [isChecked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const create = useMutation({
    mutationFn: createCampaign,
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['campaigns'] })
      void queries.invalidateQueries({ queryKey: ['session'] })
      await navigate({ to: '/aktionen/$campaignId', params: { campaignId: id } })
    },
  })
  const error = !name.trim()
    ? m.enterText({ name: m.campaignName() })
    : name.length > NAME_LENGTH
      ? m.shortenTo({ count: NAME_LENGTH })
      : undefined
  const save = () => {
    setChecked(true)
    if (!error) create.mutate(name.trim())
  }
  return (
    <Dialog title={m.newCampaign()} isOpen onClose={onClose}>
      <form
        ref={form}
        className="u-dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {create.error && <Problem error={create.error} />}
        <TextField
          label={m.campaignName()}
          hint={m.campaignNameHint()}
          isRequired
          value={name}
          onChange={setName}
          error={isChecked ? error : undefined}
        />
        <div className="u-actions">
          <Button variant="primary" type="submit" isDisabled={create.isPending}>
            {m.create()}
          </Button>
          <Button onPress={onClose}>{m.cancel()}</Button>
        </div>
      </form>
    </Dialog>
  )
}
