import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { daysText } from '#client/ui/due-text.ts'
import { dayOf, formatDay, formatLongDay, plusDays } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { useCaseChange } from './use-case-change.ts'
import { CaseWishes } from './case-wishes.tsx'
import { decideParticipation, endWait, moveDeadline } from './queries.ts'

const LONGER_DAYS = 7

/** What the case waits for, until when, and the ways out of the wait. */
export function CaseWaiting({ item }: { item: CaseDetail }) {
  const now = useNow()
  const [isMoving, setMoving] = useState(false)
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
          <Button
            size="s"
            isDisabled={end.isPending}
            onPress={() =>
              end.mutate(() =>
                moveDeadline(waitId, {
                  dueOn: plusDays(dayOf(until), LONGER_DAYS),
                  reason: m.oneWeekLonger(),
                }),
              )
            }
          >
            {m.oneWeekLonger()}
          </Button>
        )}
        {abilities.moveDeadline && waitId && until && (
          <Button size="s" icon="calendar_month" onPress={() => setMoving(true)}>
            {m.moveDeadline()}
          </Button>
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
      {isMoving && waitId && (
        <MoveDialog waitId={waitId} until={until} onClose={() => setMoving(false)} />
      )}
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

function useWaitChange(onSuccess: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      onSuccess()
    },
  })
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

function MoveDialog({
  waitId,
  until,
  onClose,
}: {
  waitId: string
  until: string | null
  onClose: () => void
}) {
  const [dueOn, setDueOn] = useState<string | null>(until ? dayOf(until) : null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const move = useWaitChange(onClose)
  const save = () => {
    setChecked(true)
    if (dueOn && reason.trim())
      move.mutate(() => moveDeadline(waitId, { dueOn, reason: reason.trim() }))
  }
  return (
    <Dialog title={m.moveDeadline()} isOpen onClose={onClose}>
      {move.error && <Problem error={move.error} />}
      <DateField
        label={m.newDeadline()}
        isRequired
        value={dueOn}
        onChange={setDueOn}
        error={isChecked && !dueOn ? m.enterDate({ name: m.newDeadline() }) : undefined}
      />
      <TextField
        label={m.reason()}
        isRequired
        kind="text"
        value={reason}
        onChange={setReason}
        error={isChecked && !reason.trim() ? m.enterText({ name: m.reason() }) : undefined}
      />
      <div className="u-actions">
        <Button variant="primary" isDisabled={move.isPending} onPress={save}>
          {m.save()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}
