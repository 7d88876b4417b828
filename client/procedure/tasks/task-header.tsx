import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { daysText, dueTone } from '#client/ui/due-text.ts'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { TaskOwnership } from './task-ownership.tsx'

const NARROW = '(max-width: 48rem)'

/**
 * `isPage`: stands alone, as in a talk: no list beside it, and no deadline that could press
 * anybody.
 */
export function TaskHeader({ task, isPage }: { task: TaskDetail; isPage: boolean }) {
  const Heading = isPage || matchMedia(NARROW).matches ? 'h1' : 'h2'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body || matchMedia(NARROW).matches)
      heading.current?.focus()
  }, [])
  return (
    <header className="task-head">
      <Link
        to="/aufgaben"
        search={(search) => ({ view: search.view ?? 'mine' })}
        className="task-back"
      >
        <Icon name="arrow_back" /> {m.backToList()}
      </Link>
      <Crumbs task={task} />
      <div className="task-title">
        <Heading ref={heading} tabIndex={-1}>
          {inLanguage(task.title, task.titleEn)}
        </Heading>
        {(!isPage || task.abilities.claim) && <TaskOwnership task={task} />}
      </div>
      {!isPage && <Badges task={task} />}
    </header>
  )
}

function Crumbs({
  task: { person, caseRef, subjectKind, subjectId, processName, processNameEn },
}: {
  task: TaskDetail
}) {
  return (
    <div className="u-crumbs">
      {person &&
        (subjectKind === 'case' ? (
          <Link to="/faelle/$caseId" params={{ caseId: subjectId }}>
            {person}
          </Link>
        ) : (
          <span>{person}</span>
        ))}
      {caseRef && (
        <>
          <span aria-hidden="true">·</span>
          <span>{caseRef}</span>
        </>
      )}
      {person && <span aria-hidden="true">·</span>}
      <span>{inLanguage(processName, processNameEn)}</span>
    </div>
  )
}

function Badges({ task: { dueAt, priority, mine, assignee, substitute } }: { task: TaskDetail }) {
  const now = useNow()
  return (
    <div className="u-actions">
      {dueAt && (
        <Badge tone={dueTone(dueAt, now)} icon="schedule">
          {m.deadlineWithWords({ day: formatDay(dueAt), words: daysText(dueAt, now) })}
        </Badge>
      )}
      {priority === 'P1' && (
        <Badge tone="danger" icon="priority_high">
          {m.urgent()}
        </Badge>
      )}
      {mine && <Badge icon="person">{m.assignedToMe()}</Badge>}
      {!mine && (
        <Badge icon="person">
          {assignee ? m.assignedTo({ name: assignee.displayName }) : m.assignedToNobody()}
        </Badge>
      )}
      {substitute && <Badge icon="swap_horiz">{m.asSubstitute()}</Badge>}
    </div>
  )
}
