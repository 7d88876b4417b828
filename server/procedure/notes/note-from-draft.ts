import { randomUUID } from 'node:crypto'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import { cleanText } from '#server/base/texts/text-rules.ts'
import { caseSubject } from '#server/base/subject.ts'
import { answersInWords } from '#server/procedure/forms/answers-in-words.ts'
import type { Answers, Form } from '#server/procedure/forms/model.ts'
import { getLeftDraft } from '#server/procedure/tasks/left-drafts.ts'
import type { LeftDraft } from '#server/procedure/tasks/schema.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import type { Actor } from '#server/web/auth/actor.ts'

/** Characters of a note. */
const LONGEST = 4000

/**
 * Makes a note of what somebody typed into a form that is gone, in as many parts as it takes; the
 * draft is gone then. Clicked twice it is one note.
 * @throws AppError NOT_FOUND, CASE_CLOSED
 */
export async function noteFromDraft(
  deps: Deps,
  of: { key: string; staffId: string },
  actor: Actor,
): Promise<void> {
  const left = await getLeftDraft(deps, of, actor)
  const { caseId } = left
  if (!left.draft || caseId === null) throw notFound()
  if (!left.abilities.note)
    throw conflict('CASE_CLOSED', {
      de: 'Ein abgeschlossener Fall nimmt keine Notiz mehr an. Sie können den Text kopieren.',
      en: 'A closed case takes no more notes. You can copy the text.',
    })
  const subject = caseSubject(caseId)
  const at = deps.clock.now()
  const notes = partsOf(cleanText(textOf(left), 'long')).map((text) => ({
    id: randomUUID(),
    caseId,
    kind: 'note',
    text,
    confidential: false,
    by: actor.id,
    at,
  }))
  await deps.db.tx(async (tx) => {
    const { count } = await tx.taskDraft.deleteMany({
      where: { taskKey: of.key, staffId: of.staffId },
    })
    if (count === 0) return
    await tx.caseNote.createMany({ data: notes })
    for (const { id } of notes) {
      await recordEvent(tx, deps, {
        subject,
        kind: 'contact',
        code: 'note-note',
        detail: { note: id },
        actorId: actor.id,
      })
      await recordAudit(tx, deps, {
        actor,
        action: 'case.note',
        subject,
        detail: { note: id, draft: of.key, author: of.staffId },
      })
    }
    announce(tx, 'cases')
  })
}

/** The answers that were given, each under its question; who wrote them, if it was a colleague. */
function textOf({ title, author, form, draft }: LeftDraft): string {
  const given = answersInWords(form as Form, (draft?.answers ?? {}) as Answers, 'de')
  return [
    author === null ? `Entwurf zu „${title}“` : `Entwurf von ${author} zu „${title}“`,
    ...given.flatMap(({ label, words }) => (words.trim() === '' ? [] : [`${label}: ${words}`])),
  ].join('\n')
}

function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let rest = text; rest !== ''; rest = rest.slice(parts.at(-1)?.length))
    parts.push(rest.slice(0, LONGEST))
  return parts
}
