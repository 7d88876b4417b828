import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { formatLongDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { useCaseChange } from './use-case-change.ts'
import { pauseCase, resumeCase, signalCase } from './queries.ts'

/**
 * What the person may wish while the case waits: to be in touch at once, an early review.
 */
export function CaseWishes({ item }: { item: CaseDetail }) {
  const { abilities, id } = item
  const change = useCaseChange(id)
  if (!abilities.concern && !abilities.review) return null
  const send = (signal: 'concern' | 'review') =>
    change.mutate({
      send: () => signalCase(id, signal),
      said: signal === 'concern' ? m.concernRecorded() : m.reviewWishRecorded(),
    })
  return (
    <>
      {abilities.concern && (
        <Button size="s" icon="call" isDisabled={change.isPending} onPress={() => send('concern')}>
          {m.personInTouch()}
        </Button>
      )}
      {abilities.review && (
        <Button size="s" icon="flag" isDisabled={change.isPending} onPress={() => send('review')}>
          {m.reviewWished()}
        </Button>
      )}
      {change.error && <Problem error={change.error} />}
    </>
  )
}

/** Until when the person wishes to rest. */
export function PauseDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const change = useCaseChange(caseId, onClose)
  const [until, setUntil] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const save = () => {
    setChecked(true)
    if (until) change.mutate({ send: () => pauseCase(caseId, until), said: m.pauseRecorded() })
  }
  return (
    <Dialog title={m.pauseCase()} isOpen onClose={onClose}>
      <p>{m.pauseText()}</p>
      {change.error && <Problem error={change.error} />}
      <DateField
        label={m.pauseUntil()}
        isRequired
        value={until}
        onChange={setUntil}
        error={isChecked && !until ? m.enterDate({ name: m.pauseUntil() }) : undefined}
      />
      <div className="u-actions">
        <Button variant="primary" isDisabled={change.isPending} onPress={save}>
          {m.save()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

/** A case in its pause says until when, and how it goes on. */
export function CasePause({ item: { id, status, pausedUntil, abilities } }: { item: CaseDetail }) {
  const change = useCaseChange(id)
  if (status !== 'paused') return null
  return (
    <section className="u-card case-waiting">
      <h2>
        <Icon name="schedule" />{' '}
        {pausedUntil ? m.pausedUntil({ day: formatLongDay(pausedUntil) }) : m.pauseCase()}
      </h2>
      {change.error && <Problem error={change.error} />}
      {abilities.resume && (
        <div className="u-actions" data-noprint>
          <Button
            size="s"
            variant="primary"
            isDisabled={change.isPending}
            onPress={() => change.mutate({ send: () => resumeCase(id), said: m.caseResumed() })}
          >
            {m.resumeCase()}
          </Button>
        </div>
      )}
    </section>
  )
}
