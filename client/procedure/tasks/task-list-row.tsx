import { memo } from 'react'
import { Checkbox, GridListItem } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { formatDayTime } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'

type Props = {
  id: string
  row: TaskRow
  now: string
  /** Several are being chosen. */
  isMarking: boolean
}

/** Two lines: what is to be done; for whom, in which procedure and until when. */
export const TaskListRow = memo(function TaskListRow({ id, row, now, isMarking }: Props) {
  const due = whenOf(row, now)
  return (
    <GridListItem
      id={id}
      textValue={[titleOf(row), row.person, due].filter(Boolean).join(', ')}
      className="inbox-row"
      data-marking={isMarking || undefined}
    >
      {isMarking && (
        <Checkbox slot="selection" className="u-choice inbox-mark" aria-label={m.markRow()}>
          <span className="u-box">
            <Icon name="check" />
          </span>
        </Checkbox>
      )}
      <Title row={row} />
      <span className="inbox-meta">
        {row.person && <span>{row.person}</span>}
        <i>{inLanguage(row.processName, row.processNameEn)}</i>
      </span>
      <span className="inbox-due" data-tone={row.completedAt ? undefined : dueTone(row.dueAt, now)}>
        {due}
      </span>
    </GridListItem>
  )
})

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
