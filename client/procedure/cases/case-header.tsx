import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '#client/api/session.ts'
import { NextTalkText } from '#client/procedure/appointments/next-talk.tsx'
import * as m from '#client/generated/messages/messages.js'
import { daysText } from '#client/ui/due-text.ts'
import { formatDay, formatLongDay, formatShortDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { CaseActions } from './case-actions.tsx'

/** Name, facts in one line, and the steps of the procedure. */
export function CaseHeader({ item }: { item: CaseDetail }) {
  return (
    <header className="case-head">
      <nav className="u-crumbs" aria-label={m.breadcrumb()}>
        <Link to="/faelle">{m.navCases()}</Link>
        <span aria-hidden="true">·</span>
        <span>{item.caseRef ?? m.noCaseRef()}</span>
        <span aria-hidden="true">·</span>
        <span>{item.agencyName}</span>
      </nav>
      <div className="case-title">
        <h1>{item.person.displayName}</h1>
        <CaseActions item={item} />
      </div>
      <CaseFacts item={item} />
      {item.steps.length > 0 && <CaseSteps steps={item.steps} />}
    </header>
  )
}

function CaseFacts({ item }: { item: CaseDetail }) {
  const now = useNow()
  const next = item.nextDate
    ? m.dayInWords({ day: formatLongDay(item.nextDate), words: daysText(item.nextDate, now) })
    : m.none()
  const { caseworker, openedOn, closedOn, endText, endTextEn, deletionOn } = item
  const facts: [string, ReactNode][] = [
    [m.caseStatus(), inLanguage(item.statusText, item.statusTextEn)],
    [m.appointmentNext(), !closedOn && <NextTalkText key={item.id} caseId={item.id} />],
    [m.nextDate(), next],
    [m.caseworker(), caseworker?.displayName ?? m.assignedToNobody()],
    [m.opened(), formatDay(openedOn)],
    [m.priority(), item.priority === 'P1' && m.urgent()],
    [m.closed(), closedOn && formatDay(closedOn)],
    [m.endReason(), endText && inLanguage(endText, endTextEn ?? endText)],
    [m.deletion(), deletionOn && formatDay(deletionOn)],
  ]
  const known = facts.filter(([, value]) => Boolean(value))
  return (
    <dl className="case-facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function CaseSteps({ steps }: { steps: CaseDetail['steps'] }) {
  return (
    <ol className="case-steps" aria-label={m.whereItStands()}>
      {steps.map(({ name, nameEn, state, at }) => (
        <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="case-dot">
            {state === 'done' && <Icon name="check" label={m.stepDone()} />}
          </span>
          <b>{inLanguage(name, nameEn)}</b>
          {at && (
            <small>
              {state === 'now' ? m.since({ day: formatShortDay(at) }) : formatShortDay(at)}
            </small>
          )}
        </li>
      ))}
    </ol>
  )
}
