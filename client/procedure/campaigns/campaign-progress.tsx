import * as m from '#client/generated/messages/messages.js'
import { formatNumber, formatShortDay } from '#client/ui/format-date.ts'
import type { Campaign, Progress } from './queries.ts'

type Part = { kind: string; name: string; count: number }

/** Letters and answers as bars of their parts, each part with its number. */
export function CampaignProgress({ campaign: { progress, weeks } }: { campaign: Campaign }) {
  return (
    <div className="campaign-figures">
      <section className="u-card">
        <h2>{m.lettersTitle()}</h2>
        <p className="campaign-key">
          <b>{formatNumber(progress.letters.posted)}</b>{' '}
          {m.postedOf({ count: progress.invitations })}
        </p>
        <PartBar parts={lettersOf(progress)} total={progress.invitations} />
      </section>
      <section className="u-card">
        <h2>{m.answersTitle()}</h2>
        <p className="campaign-key">
          <b>{formatNumber(progress.invitations - progress.open)}</b>{' '}
          {m.settledOf({ count: progress.invitations })}
        </p>
        <PartBar parts={answersOf(progress)} total={progress.invitations} />
      </section>
      {weeks.length > 1 && <Weeks weeks={weeks} />}
    </div>
  )
}

const lettersOf = ({ letters, invitations }: Progress): Part[] => [
  { kind: 'done', name: m.letterPosted(), count: letters.posted },
  { kind: 'now', name: m.letterQueued(), count: letters.queued },
  { kind: 'warn', name: m.letterReturned(), count: letters.returned },
  { kind: 'held', name: m.letterHeld(), count: letters.held },
  { kind: 'off', name: m.letterCancelled(), count: letters.cancelled },
  {
    kind: 'rest',
    name: m.letterNotYet(),
    count: Math.max(
      0,
      invitations -
        letters.posted -
        letters.queued -
        letters.returned -
        letters.held -
        letters.cancelled,
    ),
  },
]

const answersOf = ({ answers, open }: Progress): Part[] => [
  { kind: 'done', name: m.answerAccepted(), count: answers.accepted },
  { kind: 'now', name: m.answerQuestion(), count: answers.question },
  { kind: 'held', name: m.answerLater(), count: answers.later },
  { kind: 'declined', name: m.answerDeclined(), count: answers.declined },
  { kind: 'off', name: m.answerNone(), count: answers.none },
  { kind: 'off', name: m.answerContactForbidden(), count: answers.contactForbidden },
  { kind: 'warn', name: m.answerUnreachable(), count: answers.unreachable },
  { kind: 'off', name: m.answerNotEligible(), count: answers.notEligible },
  { kind: 'rest', name: m.answerOpen(), count: open },
]

function PartBar({ parts, total }: { parts: Part[]; total: number }) {
  const seen = parts.filter(({ count }) => count > 0)
  return (
    <>
      <div className="campaign-bar" aria-hidden="true">
        {seen.map(({ kind, name, count }) => (
          <span key={name} data-kind={kind} style={{ flexGrow: count }} />
        ))}
      </div>
      <dl className="campaign-parts">
        {seen.map(({ kind, name, count }) => (
          <div key={name} data-kind={kind}>
            <dt>{name}</dt>
            <dd>
              {formatNumber(count)} <span className="u-muted">{shareOf(count, total)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const shareOf = (count: number, total: number): string =>
  count * 200 < total ? '< 1 %' : `${Math.round((count / Math.max(total, 1)) * 100)} %`

function Weeks({ weeks }: { weeks: Campaign['weeks'] }) {
  const most = Math.max(...weeks.map(({ answers }) => answers), 1)
  return (
    <section className="u-card">
      <h2>{m.answersByWeek()}</h2>
      <ol className="campaign-weeks">
        {weeks.map(({ weekStart, answers }) => (
          <li key={weekStart}>
            <span
              className="campaign-week"
              style={{ blockSize: `${(answers / most) * 100}%` }}
              aria-hidden="true"
            />
            <b>{formatNumber(answers)}</b>
            <span className="u-muted u-small">
              {m.weekFrom({ day: formatShortDay(weekStart) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
