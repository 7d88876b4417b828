import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import type { Asked } from './action-dialog.tsx'
import { actionName } from './action-names.ts'
import { GroupItems } from './group-items.tsx'
import type { Group } from './queries.ts'

type Sentence = (values: { count: number; since: string; step: string }) => string

const SENTENCES: Record<Group['kind'], Sentence> = {
  incident: m.ops_incidentAt,
  refused: m.ops_refusedAt,
  unconfirmed: m.ops_unconfirmedAt,
  waiting: m.ops_waitingAt,
  'dead-letter': m.ops_deadAt,
  alarm: m.ops_alarmAt,
}

/** One cause: how many, since when, at which step, why, what people notice, what to do. */
export function GroupCard({
  group,
  mayAct,
  onAsk,
}: {
  group: Group
  mayAct: boolean
  onAsk: (asked: Asked) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { count, since, step, process } = group
  const title = SENTENCES[group.kind]({
    count,
    since: formatDayTime(since),
    step: step ?? m.ops_completion(),
  })
  return (
    <section className="u-card" aria-label={title}>
      <h2>{title}</h2>
      {process && <p>{m.ops_inProcess({ name: process })}</p>}
      <dl className="u-facts">
        <dt>{m.ops_cause()}</dt>
        <dd>{group.cause}</dd>
        <dt>{m.ops_notice()}</dt>
        <dd>{group.notice}</dd>
        <dt>{m.ops_advice()}</dt>
        <dd>{group.advice}</dd>
        {group.technical && (
          <>
            <dt>{m.ops_technical()}</dt>
            <dd>{group.technical}</dd>
          </>
        )}
      </dl>
      <div className="u-actions">
        {mayAct &&
          group.actions.map((action) => (
            <Button key={action} onPress={() => onAsk({ group, action, item: null })}>
              {actionName(action, true)}
            </Button>
          ))}
        <Button variant="quiet" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {m.ops_showItems()}
        </Button>
      </div>
      {isOpen && <GroupItems group={group} mayAct={mayAct} onAsk={onAsk} />}
    </section>
  )
}
