import './calls.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, type KeyboardEvent } from 'react'
import { useNow } from '#client/api/session.ts'
import { remindOfTalk } from '#client/procedure/appointments/queries.ts'
import { startText } from '#client/procedure/appointments/talk-words.ts'
import { useTalkChange } from '#client/procedure/appointments/use-talk-change.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { Empty } from '#client/ui/empty.tsx'
import { languageName } from '#client/ui/language-name.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { callsQuery, type Call } from './queries.ts'

const KINDS: Record<Call['kind'], () => string> = {
  contact: m.callContact,
  agree: m.callAgree,
  reminder: m.callReminder,
}
const WAYS: Record<Call['ways'][number], () => string> = {
  phone: m.callByPhone,
  email: m.callByMail,
  sms: m.callBySms,
}

/**
 * Whom the desk calls: the arrow keys walk through the list, Enter opens, one key says "erinnert".
 */
export function CallList() {
  const calls = useQuery(callsQuery)
  const list = useRef<HTMLUListElement>(null)
  const change = useTalkChange()
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  useShortcut('a', m.callsToList(), () => rows()[0]?.focus())
  const remind = (call: Call) =>
    change.mutate({
      send: () => remindOfTalk(call.id),
      said: m.callReminded({ person: call.person }),
    })
  const items = calls.data?.items ?? []
  const onKeyDown = (event: KeyboardEvent) => {
    const all = rows()
    const index = all.findIndex((row) => row.parentElement?.contains(event.target as Node))
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      all[index + step]?.focus()
    }
    const call = items[index]
    if (event.key === 'e' && call?.kind === 'reminder' && !change.isPending) {
      event.preventDefault()
      ;(all[index + 1] ?? all[index - 1])?.focus()
      remind(call)
    }
  }
  return (
    <section className="u-card calls" aria-labelledby="calls">
      <h2 id="calls">{m.calls({ count: items.length })}</h2>
      {calls.error && <Problem error={calls.error} onRetry={() => void calls.refetch()} />}
      {change.error && <Problem error={change.error} />}
      {calls.isPending && <Busy />}
      {calls.data && items.length === 0 && <Empty icon="call" text={m.callsNone()} />}
      {items.length > 0 && <p className="u-muted u-small">{m.callsKeys()}</p>}
      <div role="presentation" onKeyDown={onKeyDown}>
        <ul ref={list}>
          {items.map((call) => (
            <CallRow key={`${call.kind} ${call.id}`} call={call} onRemind={() => remind(call)} />
          ))}
        </ul>
      </div>
    </section>
  )
}

function CallRow({ call, onRemind }: { call: Call; onRemind: () => void }) {
  const now = useNow()
  const { kind, id, personId, person, phone, language, at, ways } = call
  const reach = [phone ?? m.callNoPhone(), language === 'de' ? null : languageName(language)]
    .filter(Boolean)
    .join(' · ')
  return (
    <li>
      {kind === 'reminder' ? (
        <Link data-row to="/personen/$personId" params={{ personId }}>
          <b>{person}</b>
        </Link>
      ) : (
        <Link data-row to="/aufgaben" search={{ view: 'all', task: id }}>
          <b>{person}</b>
        </Link>
      )}
      <span className="u-small">{reach}</span>
      <span className="calls-what">
        <Badge tone={kind === 'reminder' ? 'info' : undefined}>{KINDS[kind]()}</Badge>
        {kind === 'reminder' ? (
          <small>{startText(at)}</small>
        ) : (
          <small data-tone={dueTone(at, now)}>{m.callDue({ when: dueText(at, now) })}</small>
        )}
        {ways.length > 0 && <small>{ways.map((way) => WAYS[way]()).join(', ')}</small>}
      </span>
      {kind === 'reminder' && (
        <Button size="s" icon="check" onPress={onRemind} aria-label={m.callRemindedOf({ person })}>
          {m.callRemind()} <kbd className="u-kbd">E</kbd>
        </Button>
      )}
    </li>
  )
}
