/** The height of a row and of the heading of a group, in px: places follow from numbers alone. */
export const ROW = 62
export const HEADING = 34

export type Heading<Id extends string = string> = { id: Id; count: number; row: number }
/** A list as lines: so many rows, with a heading before some of them. */
export type Lines<Id extends string = string> = { total: number; headings: Heading<Id>[] }

/** Groups in their order; one without rows has no heading. */
export function linesOf<Id extends string>(
  total: number,
  groups: readonly { id: Id; count: number }[],
): Lines<Id> {
  let row = 0
  const headings = groups.flatMap(({ id, count }) => {
    const heading = { id, count, row }
    row += count
    return count > 0 ? [heading] : []
  })
  return { total, headings }
}

export const heightOf = ({ total, headings }: Lines): number =>
  total * ROW + headings.length * HEADING

/** How far a row stands below the top of the list, its group's heading not counted to it. */
export const topOf = ({ headings }: Lines, row: number): number =>
  row * ROW + headings.filter((heading) => heading.row <= row).length * HEADING

/** The row at a height, or the one below the heading that stands there. */
export function rowAt({ total, headings }: Lines, y: number): number {
  const tops = headings.map((heading, n) => ({
    row: heading.row,
    y: heading.row * ROW + n * HEADING,
  }))
  const group = tops.findLast((top) => top.y <= y)
  const row = group
    ? group.row + Math.max(Math.floor((y - group.y - HEADING) / ROW), 0)
    : Math.floor(y / ROW)
  return Math.min(Math.max(row, 0), Math.max(total - 1, 0))
}

/** How far to scroll so that a row is seen, with its heading where it is the first. */
export function scrollTo(
  lines: Lines,
  row: number,
  { top, height }: { top: number; height: number },
): number {
  const isFirst = lines.headings.some((heading) => heading.row === row)
  const above = topOf(lines, row) - (isFirst ? HEADING : 0)
  const below = topOf(lines, row) + ROW
  if (above < top) return above
  return below > top + height ? below - height : top
}
