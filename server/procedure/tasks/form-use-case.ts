import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Answers } from './answers.ts'
import type { Subject } from '#server/base/subject.ts'

export type FormTask = {
  key: string
  formId: string
  subject: Subject
  role: string
  agency: string
  processInstanceKey: string
  elementId: string
}
type Choice = { value: string; label: string; labelEn?: string }

/** What the office knows already, in words, and where from. */
export type KnownFact = {
  label: string
  labelEn: string
  value: string
  valueEn: string
  source: string
  sourceEn: string
}

/** What a form is about: one thing in words; `href` where there is more to see. */
export type AboutFact = {
  label: string
  labelEn: string
  value: string
  valueEn: string
  href: string | null
}

export type Prepared = {
  values?: Answers
  choices?: Record<string, Choice[]>
  note?: Sentence
  known?: KnownFact[]
  /** What an approval approves. */
  about?: AboutFact[]
}

export type Submitted = {
  task: FormTask
  answers: Answers
  /** Staff id; null when a schedule of ours completes the task. */
  actorId: string | null
  /** Trial time of the release. */
  at: Date
}

/** Staff id of who answered, where no schedule completes the form. */
export function getActorId({ actorId }: Pick<Submitted, 'actorId'>): string {
  if (actorId === null) throw new Error('a schedule completed what a person answers')
  return actorId
}

/**
 * What a form does beyond being stored: what it shows when opened, and what it writes when it is
 * released.
 */
export type FormUseCase = {
  /** Prefilled values and choices that the .form leaves open; read-only. */
  prepare?(deps: Deps, task: FormTask): Promise<Prepared>
  /**
   * Checked at submission, before the task leaves the list.
   * @throws AppError with the place and what to do.
   */
  check?(deps: Deps, submitted: Submitted): Promise<void>
  /**
   * Writes the domain rows and returns the variables for the engine (names of the process's
   * contract only).
   */
  apply(tx: Tx, deps: Deps, submitted: Submitted): Promise<Record<string, unknown>>
}

/**
 * The forms that do more than keep their answers, by form id; handed down from the list that names
 * every noun.
 */
export type FormUseCases = Partial<Record<string, FormUseCase>>

/** What showing and handing in a task needs. */
export type WithForms = { deps: Deps; forms: FormUseCases }
