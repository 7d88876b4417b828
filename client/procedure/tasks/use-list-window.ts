import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Bucket, TaskView } from '#server/procedure/tasks/view-schema.ts'
import { linesOf, type Lines } from './list-layout.ts'
import type { Held } from './list-place.ts'
import { FROM_TOP, PAGE, taskListQuery, type Jump, type ListedPage } from './queries.ts'

/** So many rows before its end a page asks for the next one. */
const MARGIN = 30

export type ListWindow = {
  /** The list that `held` is of, which for a moment may be the one before. */
  show: string
  held: Held
  lines: Lines<Bucket>
  isExact: boolean
  /** Says which rows are looked at; what the page lacks of them is loaded. */
  look: (first: number, last: number) => void
}

/** The part of a view around what is looked at, for a list of which the page never has all. */
export function useListWindow(view: TaskView) {
  const wanted = JSON.stringify(view)
  const [jumped, setJumped] = useState<{ show: string; jump: Jump }>({
    show: wanted,
    jump: FROM_TOP,
  })
  const jump = jumped.show === wanted ? jumped.jump : FROM_TOP
  const list = useInfiniteQuery({
    ...taskListQuery(view, jump),
    placeholderData: keepPreviousData,
  })
  const { data, isFetching, isError, hasNextPage, hasPreviousPage } = list
  const { fetchNextPage, fetchPreviousPage } = list
  const shown = useMemo(() => shownOf(data?.pages ?? []), [data])
  const look = useCallback(
    (first: number, last: number) => {
      if (!shown || isFetching || isError || shown.lines.total === 0) return
      const { start, rows } = shown.held
      const end = start + rows.length
      if (last < start - PAGE || first > end + PAGE || rows.length === 0) {
        const row = Math.max(first - MARGIN / 2, 0)
        setJumped({ show: wanted, jump: { row, nth: jump.nth + 1 } })
      } else if (last + MARGIN > end && hasNextPage) void fetchNextPage()
      else if (first - MARGIN < start && hasPreviousPage) void fetchPreviousPage()
    },
    [
      shown,
      isFetching,
      isError,
      wanted,
      jump.nth,
      hasNextPage,
      hasPreviousPage,
      fetchNextPage,
      fetchPreviousPage,
    ],
  )
  return { list, window: shown && { ...shown, look } }
}

/** What the pages say together; how many there are, the one asked for last knows. */
function shownOf(pages: readonly ListedPage[]): Omit<ListWindow, 'look'> | null {
  const [first] = pages
  const newest = pages.reduce<ListedPage | undefined>(
    (last, page) => (last && last.turn > page.turn ? last : page),
    undefined,
  )
  if (!first?.counts || !newest?.counts) return null
  const { total, groups, isExact } = newest.counts
  const rows = pages.flatMap(({ items }) => items)
  const { start } = first.counts
  return {
    show: first.show,
    held: { start, rows },
    lines: linesOf(Math.max(total, start + rows.length), groups),
    isExact,
  }
}
