import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'

/** A letter, with the case it belongs to if there is one. */
export type LetterThing = { case: CaseThing | null }

const prints = (actor: Actor): boolean => hasRole(actor, 'customer-centre', 'campaign-manager')

/** Who may do what with letters and print runs (domain 00.20). */
export const letterPolicy = {
  /** The print room: all letters that wait for posting. */
  usePrintRoom: prints,
  /** The print room, and who reads the case. */
  read: (actor: Actor, thing: LetterThing): boolean =>
    prints(actor) || (thing.case !== null && casePolicy.read(actor, thing.case)),
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
