import { useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Badge, type Tone } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { dayOf, formatDay, formatDayTime } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ProgressBar } from '#client/ui/progress-bar.tsx'
import { postRun, repeatRun, type PrintRun } from './queries.ts'
import { usePrintChange } from './use-print-change.ts'

const STATES: Record<PrintRun['state'], { name: () => string; tone?: Tone }> = {
  rendering: { name: m.runRendering, tone: 'info' },
  ready: { name: m.runReady, tone: 'warn' },
  posted: { name: m.runPosted, tone: 'ok' },
  failed: { name: m.runFailed, tone: 'danger' },
}

/** One run: its bar, the PDF to print, the day of posting. */
export function PrintRunCard({ run }: { run: PrintRun }) {
  const { state, progress, number, leftOut, failure, abilities } = run
  const change = usePrintChange()
  const { name, tone } = STATES[state]
  return (
    <article className="u-card print-run" aria-label={m.runNumber({ number })}>
      <header>
        <h3>{m.runNumber({ number })}</h3>
        <Badge tone={tone}>
          {run.postedOn ? m.postedOn({ day: formatDay(run.postedOn) }) : name()}
        </Badge>
        <span className="u-muted u-small">{factsOf(run)}</span>
      </header>
      {state === 'rendering' && (
        <ProgressBar label={m.runRendering()} done={progress.done} total={progress.total} />
      )}
      {failure && <Alert tone="danger">{failure}</Alert>}
      {change.error && <Problem error={change.error} />}
      {leftOut.length > 0 && <LeftOut rows={leftOut} />}
      <div className="u-actions">
        {abilities.download && (
          <a
            className="u-btn"
            data-variant="secondary"
            href={`/api/print-runs/${run.id}/pdf`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="download" /> {m.openPdf()}
          </a>
        )}
        {abilities.repeat && (
          <Button
            icon="replay"
            isDisabled={change.isPending}
            onPress={() => change.mutate({ send: () => repeatRun(run.id), said: m.runRepeated() })}
          >
            {m.repeatRun()}
          </Button>
        )}
      </div>
      {abilities.repeat && <p className="u-muted u-small">{m.repeatRunHint()}</p>}
      {abilities.post && <Posting run={run} />}
    </article>
  )
}

const factsOf = ({ count, pages, createdAt, createdBy, reprint, repeats }: PrintRun): string =>
  [
    m.letterCount({ count }),
    ...(pages ? [m.pageCount({ count: pages })] : []),
    formatDayTime(createdAt),
    createdBy,
    ...(reprint ? [m.isReprint()] : []),
    ...(repeats > 0 ? [m.repeatedTimes({ count: repeats })] : []),
  ].join(' · ')

function Posting({ run }: { run: PrintRun }) {
  const today = dayOf(useNow())
  const [day, setDay] = useState<string | null>(today)
  const change = usePrintChange()
  const error = !day
    ? m.enterDate({ name: m.postedOnLabel() })
    : day > today
      ? m.notInFuture()
      : undefined
  const post = () =>
    day &&
    !error &&
    change.mutate({
      send: () => postRun(run.id, day),
      said: m.runPostedSaid({ number: run.number }),
    })
  return (
    <div className="print-posting">
      <DateField
        label={m.postedOnLabel()}
        hint={m.postedOnHint()}
        isRequired
        value={day}
        onChange={setDay}
        error={error}
      />
      {change.error && <Problem error={change.error} />}
      <div className="u-actions">
        <Button
          icon="markunread_mailbox"
          isDisabled={change.isPending || Boolean(error)}
          onPress={post}
        >
          {m.markPosted({ count: run.count })}
        </Button>
      </div>
    </div>
  )
}

function LeftOut({ rows }: { rows: PrintRun['leftOut'] }) {
  return (
    <Alert tone="warn">
      <p>{m.leftOutOfRun({ count: rows.length })}</p>
      <ul className="print-left-out">
        {rows.map(({ letterId, reference, reason, reasonEn }) => (
          <li key={letterId}>
            <b>{reference}</b> {inLanguage(reason, reasonEn)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
