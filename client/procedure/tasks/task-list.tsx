import { useMemo, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Scope } from '#server/procedure/tasks/view-schema.ts'
import type { Marked } from './choosing.ts'
import type { InboxSearch } from './inbox-search.ts'
import { ListFilter } from './list-filter.tsx'
import { placeOf, taskAt, type Held } from './list-place.ts'
import { ManyBar } from './many-bar.tsx'
import { TaskRows } from './task-rows.tsx'
import { useListFilter } from './use-list-filter.ts'
import { useListWindow, type ListWindow } from './use-list-window.ts'
import { useSettled } from './use-settled.ts'
import { viewName } from './view-list.tsx'
import { viewOf } from './view-of.ts'

/** One view: filter, rows, and what is done with several of them at once. */
export function TaskList({ search }: { search: InboxSearch }) {
  const { view, bucket, task } = search
  const [text, setText] = useListFilter()
  const sought = useSettled(text).trim()
  const asked = useMemo(
    () => viewOf({ view, ...(bucket ? { bucket } : {}) }, sought),
    [view, bucket, sought],
  )
  const { list, window } = useListWindow(asked)
  const [marked, setMarked] = useMarked(`${view} ${bucket ?? ''}`)
  const mark = () => setMarked(marked || !window ? null : firstMarked(window.held, task))
  useShortcut('x', marked ? m.markManyEnd() : m.markMany(), mark)
  return (
    <section className="inbox-list" aria-label={m.taskList()} data-noprint>
      <Head view={view} window={window} isMarking={marked !== null} onMark={mark} />
      <ListFilter value={text} onChange={setText} />
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {window?.lines.total === 0 && <Nothing view={view} isSought={sought !== ''} />}
      {window && window.lines.total > 0 && (
        <TaskRows
          key={window.show}
          window={window}
          search={search}
          marked={marked}
          onMark={setMarked}
        />
      )}
      {marked && <ManyBar tasks={marksOf(marked, window?.held)} onEnd={() => setMarked(null)} />}
    </section>
  )
}

type HeadProps = {
  view: Scope
  window: ListWindow | null
  isMarking: boolean
  onMark: () => void
}

const Head = ({ view, window, isMarking, onMark }: HeadProps) => (
  <header className="inbox-head">
    <h1>{viewName(view)}</h1>
    {window && <Count window={window} />}
    {view !== 'done' && window && window.lines.total > 0 && (
      <Button variant="quiet" size="s" onPress={onMark}>
        {isMarking ? m.markManyEnd() : m.markRow()}
      </Button>
    )}
  </header>
)

/** How many there are; told where it changes, since a filter has no other answer for the ear. */
const Count = ({ window: { lines, isExact } }: { window: ListWindow }) => (
  <output className="u-muted u-small">
    {formatNumber(lines.total)}
    {isExact ? '' : '+'}
  </output>
)

function Nothing({ view, isSought }: { view: Scope; isSought: boolean }) {
  if (isSought) return <Empty icon="filter_list" text={m.nothingFound()} />
  return <Empty icon="check_circle" text={view === 'done' ? m.nothingDone() : m.nothingOpen()} />
}

/** Who begins to choose has chosen what is open. */
function firstMarked(held: Held, open: string | undefined): Marked {
  const row = taskAt(held, placeOf(held, open))
  return new Map(row ? [[row.key, row]] : [])
}

/** As they stand now, where the list still has them. */
const marksOf = (marked: Marked, held: Held | undefined) =>
  [...marked.values()].map((row) => held?.rows.find(({ key }) => key === row.key) ?? row)

/** Null while one reads. Another list begins without. */
function useMarked(show: string): [Marked | null, (marked: Marked | null) => void] {
  const [state, setState] = useState<{ show: string; marked: Marked | null }>({
    show,
    marked: null,
  })
  return [state.show === show ? state.marked : null, (marked) => setState({ show, marked })]
}
