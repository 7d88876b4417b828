import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'
import { IN_PRINT, isPost, ruleOf } from './letter-kinds.ts'

/** A letter, with the case it belongs to if there is one. */
export type LetterThing = {
  kind: string
  state: string
  case: CaseThing | null
  /** Its case, or the case that came of its invitation, is restricted. */
  restricted: boolean
}

const prints = (actor: Actor): boolean => hasRole(actor, 'customer-centre', 'campaign-manager')

/** In the lists of the print room: kind and recipient of what goes by post. */
const isListed = ({ kind, restricted }: LetterThing): boolean => isPost(kind) && !restricted

/** A paper of this kind is read by who works on the case, and by the lead where the kind says so. */
const readsKind = (actor: Actor, kind: string, thing: CaseThing): boolean =>
  ruleOf(kind).lead ? casePolicy.read(actor, thing) : casePolicy.readAssessment(actor, thing)

/** Who may do what with letters and print runs (docs/privacy.md, "Wer liest welches Schreiben"). */
export const letterPolicy = {
  usePrintRoom: prints,
  /** Kind and recipient. */
  list: (actor: Actor, thing: LetterThing): boolean => prints(actor) && isListed(thing),
  /** The letter itself: the print room while it is printed, and who reads it with the case. */
  read: (actor: Actor, thing: LetterThing): boolean =>
    (prints(actor) && isListed(thing) && IN_PRINT.includes(thing.state)) ||
    (thing.case !== null && readsKind(actor, thing.kind, thing.case)),
  readsKind,
  /** Says what became of a paper: who works on the case. */
  settle: (actor: Actor, kind: string, thing: CaseThing): boolean =>
    readsKind(actor, kind, thing) && casePolicy.withdraw(actor, thing),
  cancel: prints,
  reprint: prints,
  markReturned: prints,
}

export const printRunPolicy = {
  read: prints,
  create: prints,
  post: prints,
  repeat: prints,
  download: prints,
}
