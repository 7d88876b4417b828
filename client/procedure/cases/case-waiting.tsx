import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { daysText } from '#client/ui/due-text.ts'
import { formatDay, formatLongDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { CaseWishes } from './case-wishes.tsx'
import { MoveDeadline } from './move-deadline.tsx'
import { decideParticipation, endWait } from './queries.ts'
import { useCaseChange } from './use-case-change.ts'
import { useWaitChange } from './use-wait-change.ts'

/** What the case waits for, until when, and the ways out of the wait. */
export function CaseWaiting({ item }: { item: CaseDetail }) {
  const now = useNow()
  const end = useWaitChange(() => undefined)
  const { waitingFor, abilities } = item
  if (!waitingFor) return null
  const { waitId, until } = waitingFor
  return (
    <section className="u-card case-waiting">
      <h2>
        <Icon name="schedule" /> {inLanguage(waitingFor.text, waitingFor.textEn)}
      </h2>
      {until && <p>{m.waitingUntil({ day: formatLongDay(until), words: daysText(until, now) })}</p>}
      <Moves moves={waitingFor.moves} />
      {end.error && <Problem error={end.error} />}
      <div className="u-actions" data-noprint>
        {abilities.decide && <Decisions caseId={item.id} />}
        <CaseWishes item={item} />
        {abilities.moveDeadline && waitId && until && (
          <MoveDeadline waitId={waitId} until={until} change={end} />
        )}
        {abilities.endWait && waitId && (
          <Button
            size="s"
            isDisabled={end.isPending}
            onPress={() => end.mutate(() => endWait(waitId))}
          >
            {m.endWait()}
          </Button>
        )}
      </div>
    </section>
  )
}

/** How the deadline came to be this one. */
function Moves({ moves }: { moves: NonNullable<CaseDetail['waitingFor']>['moves'] }) {
  if (moves.length === 0) return null
  return (
    <ul className="case-moves">
      {moves.map(({ fromOn, toOn, reason, by, on }) => (
        <li key={on + toOn}>
          {m.deadlineWasMoved({
            on: formatDay(on),
            from: formatDay(fromOn),
            to: formatDay(toOn),
            by,
            reason,
          })}
        </li>
      ))}
    </ul>
  )
}

function Decisions({ caseId }: { caseId: string }) {
  const change = useCaseChange(caseId)
  const decide = (participation: 'yes' | 'no' | 'one-off') =>
    change.mutate({
      send: () => decideParticipation(caseId, participation),
      said: m.decisionRecorded(),
    })
  return (
    <>
      <Button
        size="s"
        variant="primary"
        isDisabled={change.isPending}
        onPress={() => decide('yes')}
      >
        {m.participatesYes()}
      </Button>
      <Button size="s" isDisabled={change.isPending} onPress={() => decide('no')}>
        {m.participatesNo()}
      </Button>
      <Button size="s" isDisabled={change.isPending} onPress={() => decide('one-off')}>
        {m.participatesOnce()}
      </Button>
      {change.error && <Problem error={change.error} />}
    </>
  )
}
