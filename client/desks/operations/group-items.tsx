import { useInfiniteQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { Pending } from '#client/ui/pending.tsx'
import type { Asked } from './action-dialog.tsx'
import { actionName } from './action-names.ts'
import { OperationsTable } from './operations-table.tsx'
import { itemsQuery, type Group, type Item } from './queries.ts'
import { itemTitle, SubjectName } from './subject-name.tsx'

type Props = { group: Group; mayAct: boolean; onAsk: (asked: Asked) => void }

/** The items of a group: whose each is, what was noted, what was done. */
export function GroupItems({ group, mayAct, onAsk }: Props) {
  const query = useInfiniteQuery(itemsQuery(group.id))
  if (!query.data) return <Pending query={query} />
  const items = query.data.pages.flatMap((page) => page.items)
  return (
    <>
      <OperationsTable
        title={m.ops_items()}
        level={3}
        head={[m.ops_reference(), m.ops_since(), m.ops_owner(), m.ops_note(), m.ops_history(), '']}
        rows={items.map((item) => [
          <SubjectName key="subject" item={item} />,
          formatDayTime(item.at),
          item.owner?.name ?? m.ops_nobody(),
          item.note,
          <History key="history" item={item} />,
          mayAct && <ItemActions key="actions" {...{ group, item, onAsk }} />,
        ])}
      />
      {query.hasNextPage && (
        <Button isDisabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {m.loadMore()}
        </Button>
      )}
    </>
  )
}

function History({ item }: { item: Item }) {
  if (item.history.length === 0) return null
  return (
    <ul>
      {item.history.map(({ at, action, by, note, outcome }) => (
        <li key={`${at} ${action}`}>
          {m.ops_historyLine({
            at: formatDayTime(at),
            action: actionName(action),
            by: by ?? m.ops_system(),
          })}
          {[note, outcome].filter(Boolean).map((text) => ` · ${text}`)}
        </li>
      ))}
    </ul>
  )
}

function ItemActions({ group, item, onAsk }: Omit<Props, 'mayAct'> & { item: Item }) {
  const fit = group.actions.filter(
    (action) => (action !== 'leave' || item.owner) && (action !== 'take' || !item.owner),
  )
  return (
    <div className="u-actions">
      {fit.map((action) => (
        <Button
          key={action}
          size="s"
          aria-label={m.ops_actionOf({ action: actionName(action), reference: itemTitle(item) })}
          onPress={() => onAsk({ group, action, item })}
        >
          {actionName(action)}
        </Button>
      ))}
    </div>
  )
}
