import './studio.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { changeSetting, settingsQuery, type SettingItem } from './queries.ts'
import { StudioCrumbs } from './studio-crumbs.tsx'

const UNITS: Record<SettingItem['unit'], (values: { count: number }) => string> = {
  days: m.studio_days,
  workdays: m.studio_workdays,
  months: m.studio_months,
}
const SHORTEST_REASON = 3

/** Every period of the procedure: what it is, what it may be, what it was. */
export function SettingsPage() {
  usePageTitle(m.studio_settings())
  const settings = useQuery(settingsQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const items = settings.data?.items ?? []
  const item = items.find(({ key }) => key === chosen)
  return (
    <div className="u-page">
      <header>
        <div>
          <StudioCrumbs />
          <h1>{m.studio_settings()}</h1>
        </div>
      </header>
      <p className="studio-lead">{m.studio_settingsLead()}</p>
      {settings.error && <Problem error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Busy />}
      {settings.data && (
        <SettingTable items={items} mayWrite={settings.data.abilities.write} onChoose={setChosen} />
      )}
      {item && (
        <ChangeSetting
          key={`${item.key} ${item.amount}`}
          item={item}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  )
}

function SettingTable({
  items,
  mayWrite,
  onChoose,
}: {
  items: SettingItem[]
  mayWrite: boolean
  onChoose: (key: string) => void
}) {
  return (
    <ScrollRegion label={m.studio_settings()}>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.studio_period()}</th>
            <th scope="col">{m.studio_length()}</th>
            <th scope="col">{m.studio_allowed()}</th>
            <th scope="col">{m.studio_usedIn()}</th>
            <th scope="col">{m.studio_lastChange()}</th>
            {mayWrite && (
              <th scope="col">
                <span className="u-sr">{m.actions()}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <SettingRow key={item.key} item={item} mayWrite={mayWrite} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function SettingRow({
  item,
  mayWrite,
  onChoose,
}: {
  item: SettingItem
  mayWrite: boolean
  onChoose: (key: string) => void
}) {
  const { key, name, nameEn, amount, unit, standard, min, max, source, usedIn, history } = item
  const [last] = history
  return (
    <tr>
      <th scope="row">
        {inLanguage(name, nameEn)}
        <div className="u-small u-muted studio-source" lang={source ? 'de' : undefined}>
          {source ?? m.studio_ownRule()}
        </div>
        {mayWrite && (
          <div className="u-small u-muted studio-source">{m.studio_ruleInDrawings({ key })}</div>
        )}
      </th>
      <td>
        <b>{UNITS[unit]({ count: amount })}</b>{' '}
        {amount !== standard && (
          <Badge tone="info">{m.studio_standard({ amount: standard })}</Badge>
        )}
      </td>
      <td>{min === max ? m.studio_fixed() : m.studio_range({ min, max })}</td>
      <td>
        {usedIn.map(({ process, name: title, nameEn: titleEn }) => (
          <div key={process}>
            <Link to="/prozesse/$process" params={{ process }}>
              {inLanguage(title, titleEn)}
            </Link>
          </div>
        ))}
      </td>
      <td className="u-small">
        {last &&
          m.studio_changedFrom({
            from: last.from,
            to: last.to,
            time: formatDayTime(last.at),
            name: last.by ?? '–',
          })}
      </td>
      {mayWrite && (
        <td>
          <Button
            size="s"
            icon="edit"
            isDisabled={min === max}
            aria-label={m.studio_changePeriod({ name: inLanguage(name, nameEn) })}
            onPress={() => onChoose(key)}
          >
            {m.studio_change()}
          </Button>
        </td>
      )}
    </tr>
  )
}

function ChangeSetting({ item, onClose }: { item: SettingItem; onClose: () => void }) {
  const { key, name, nameEn, unit, min, max, history } = item
  const queries = useQueryClient()
  const [amount, setAmount] = useState(String(item.amount))
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const change = useMutation({
    mutationFn: () =>
      changeSetting(key, { amount: Number(amount), was: item.amount, reason: reason.trim() }),
    onSuccess: (all) => {
      queries.setQueryData(settingsQuery.queryKey, all)
      onClose()
    },
    onError: () => queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  })
  const isAllowed = /^\d+$/.test(amount.trim()) && Number(amount) >= min && Number(amount) <= max
  const save = () => {
    setChecked(true)
    if (isAllowed && reason.trim().length >= SHORTEST_REASON) change.mutate()
  }
  return (
    <Dialog title={inLanguage(name, nameEn)} isOpen onClose={onClose}>
      <form
        className="u-dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {change.error && <Problem error={change.error} />}
        <TextField
          kind="number"
          label={m.studio_length()}
          hint={m.studio_rangeHint({ min, max: UNITS[unit]({ count: max }) })}
          isRequired
          value={amount}
          onChange={setAmount}
          error={
            isChecked && !isAllowed
              ? m.studio_rangeHint({ min, max: UNITS[unit]({ count: max }) })
              : undefined
          }
        />
        <TextField
          label={m.studio_reason()}
          isRequired
          value={reason}
          onChange={setReason}
          error={
            isChecked && reason.trim().length < SHORTEST_REASON
              ? m.studio_reasonMissing()
              : undefined
          }
        />
        <div className="u-actions">
          <Button variant="primary" type="submit" isDisabled={change.isPending}>
            {m.studio_save()}
          </Button>
          <Button onPress={onClose}>{m.cancel()}</Button>
        </div>
        {history.length > 0 && <History item={item} />}
      </form>
    </Dialog>
  )
}

function History({ item: { history } }: { item: SettingItem }) {
  return (
    <section>
      <h3>{m.studio_history()}</h3>
      <ul className="studio-list">
        {history.map(({ from, to, at, by, reason }) => (
          <li key={at}>
            <span>
              {m.studio_changedFrom({ from, to, time: formatDayTime(at), name: by ?? '–' })}
            </span>
            <span className="u-small u-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
