import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { lengthText } from './length-text.ts'
import type { SettingItem } from './queries.ts'

type Props = { items: SettingItem[]; mayWrite: boolean; onChoose: (key: string) => void }

/** All periods: how long they are, what they may be, and where they are used. */
export function SettingTable({ items, mayWrite, onChoose }: Props) {
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

type RowProps = { item: SettingItem; mayWrite: boolean; onChoose: (key: string) => void }

function SettingRow({ item, mayWrite, onChoose }: RowProps) {
  const { key, name, nameEn, amount, unit, standard, min, max } = item
  return (
    <tr>
      <SettingName item={item} mayWrite={mayWrite} />
      <td>
        <b>{lengthText(unit, amount)}</b>{' '}
        {amount !== standard && (
          <Badge tone="info">{m.studio_standard({ amount: standard })}</Badge>
        )}
      </td>
      <td>{min === max ? m.studio_fixed() : m.studio_range({ min, max })}</td>
      <td>
        {item.usedIn.map(({ process, name: title, nameEn: titleEn }) => (
          <div key={process}>
            <Link to="/prozesse/$process" params={{ process }}>
              {inLanguage(title, titleEn)}
            </Link>
          </div>
        ))}
      </td>
      <td className="u-small">{lastChange(item)}</td>
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

function SettingName({ item, mayWrite }: { item: SettingItem; mayWrite: boolean }) {
  const { key, name, nameEn, source } = item
  return (
    <th scope="row">
      {inLanguage(name, nameEn)}
      <div className="u-small u-muted studio-source" lang={source ? 'de' : undefined}>
        {source ?? m.studio_ownRule()}
      </div>
      {mayWrite && (
        <div className="u-small u-muted studio-source">{m.studio_ruleInDrawings({ key })}</div>
      )}
    </th>
  )
}

function lastChange({ history: [last] }: SettingItem): string | null {
  if (!last) return null
  const { from, to, at, by } = last
  return m.studio_changedFrom({ from, to, time: formatDayTime(at), name: by ?? '–' })
}
