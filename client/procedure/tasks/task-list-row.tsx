import { memo } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { formatDayTime } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'
import { ROW } from './list-layout.ts'

type Props = {
  row: TaskRow
  /** Its place in the list, from 0. */
  place: number
  /** Below the top of the list, in px. */
  top: number
  now: string
  isSelected: boolean
  /** The one that the Tab key goes to. */
  isActive: boolean
  /** Several are being chosen. */
  isMarking: boolean
}

/** Two lines: what is to be done; for whom, in which procedure and until when. */
export const TaskListRow = memo(function TaskListRow(props: Props) {
  const { row, place, top, now, isSelected, isActive, isMarking } = props
  const due = whenOf(row, now)
  return (
    <tr
      aria-rowindex={place + 1}
      aria-selected={isSelected}
      aria-label={[titleOf(row), row.person, due].filter(Boolean).join(', ')}
      tabIndex={isActive ? 0 : -1}
      className="inbox-row"
      style={{ blockSize: ROW, insetBlockStart: top }}
      data-key={row.key}
      data-selected={isSelected || undefined}
      data-marking={isMarking || undefined}
    >
      <td className="inbox-cell">
        {isMarking && <Mark isSelected={isSelected} />}
        <Title row={row} />
        <span className="inbox-meta">
          {row.person && <span>{row.person}</span>}
          <i>{inLanguage(row.processName, row.processNameEn)}</i>
        </span>
        <span
          className="inbox-due"
          data-tone={row.completedAt ? undefined : dueTone(row.dueAt, now)}
        >
          {due}
        </span>
      </td>
    </tr>
  )
})

/** Whether a row is chosen; it says so itself, and is chosen as a whole. */
const Mark = ({ isSelected }: { isSelected: boolean }) => (
  <span className="u-choice inbox-mark" data-selected={isSelected || undefined} aria-hidden>
    <span className="u-box">
      <Icon name="check" />
    </span>
  </span>
)

const titleOf = ({ title, titleEn }: TaskRow): string => inLanguage(title, titleEn)

/** When it was done, or until when it is to be. */
function whenOf({ completedAt, dueAt }: TaskRow, now: string): string {
  if (completedAt) return formatDayTime(completedAt)
  return dueAt ? dueText(dueAt, now) : m.noDeadline()
}

function Title({ row }: { row: TaskRow }) {
  return (
    <span className="inbox-title">
      {row.priority === 'P1' && (
        <span className="inbox-urgent">
          <Icon name="priority_high" label={m.urgent()} />
        </span>
      )}
      <span className="inbox-name">{titleOf(row)}</span>
      {row.substitute && (
        <span className="inbox-sub">
          <Icon name="swap_horiz" label={m.asSubstitute()} />
        </span>
      )}
    </span>
  )
}
