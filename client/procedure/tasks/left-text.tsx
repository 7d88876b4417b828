import './left-text.css'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { getLocale } from '#client/generated/messages/runtime.js'
import { Button } from '#client/ui/button.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { answersInWords, type Words } from '#server/procedure/forms/answers-in-words.ts'
import type { Answers } from '#server/procedure/forms/model.ts'
import type { LeftDraft } from '#server/procedure/tasks/schema.ts'
import { happenedText } from './left-happened.ts'
import { isForm } from './task-answers.ts'
import { useLeftDraft } from './use-left-draft.ts'

/** What was written, question by question; what stayed empty is left out. */
export const writtenIn = (form: unknown, answers: Answers): Words[] =>
  isForm(form)
    ? answersInWords(form, answers, getLocale()).filter(({ words }) => words.trim() !== '')
    : []

/**
 * Somebody's text in a form that is gone, to be read, copied and made a note of. `answers` are what
 * stands in this window, where it is newer than what the server has.
 */
export function LeftText({ left, answers }: { left: LeftDraft; answers: Answers }) {
  const now = useNow()
  const notify = useNotice()
  const { note, discard } = useLeftDraft(left, answers)
  const written = writtenIn(left.form, answers)
  const text = written.map(({ label, words }) => `${label}: ${words}`).join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    notify({ text: m.leftCopied() })
  }
  const error = note.error ?? discard.error
  const isPending = note.isPending || discard.isPending
  return (
    <div className="left-text">
      <output>
        {happenedText(left.happened, now)}{' '}
        {left.author === null ? m.leftYours() : m.leftBy({ name: left.author })}
      </output>
      <dl>
        {written.map(({ label, words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {error && <Problem error={error} />}
      <div className="u-actions" data-noprint>
        {left.abilities.note && (
          <Button size="s" icon="edit" isDisabled={isPending} onPress={() => note.mutate()}>
            {m.leftNote()}
          </Button>
        )}
        {isSecureContext && (
          <Button size="s" onPress={() => void copy()}>
            {m.leftCopy()}
          </Button>
        )}
        {left.author === null && (
          <Button size="s" icon="delete" isDisabled={isPending} onPress={() => discard.mutate()}>
            {m.draftDiscard()}
          </Button>
        )}
      </div>
      {left.caseId !== null && !left.abilities.note && (
        <p className="u-muted u-small">{m.leftNoNote()}</p>
      )}
    </div>
  )
}
