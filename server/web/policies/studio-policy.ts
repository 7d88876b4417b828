import { hasRole, type Actor } from '#server/web/auth/actor.ts'

/** `authorId` drew it. */
export type DraftThing = { authorId: string; isSubmitted: boolean; isTraining: boolean }

const owns = (actor: Actor): boolean => hasRole(actor, 'process-owner')

/** Who may see and change drawings and settings (domain 3.2). Nobody here sees a person. */
export const studioPolicy = {
  read: (actor: Actor): boolean =>
    owns(actor) ||
    hasRole(actor, 'caseworker', 'team-lead', 'campaign-manager', 'manager', 'privacy-officer'),
  write: owns,
  /** What is handed in is shown to the colleagues; what is not, to its author alone. */
  readDraft: (actor: Actor, thing: DraftThing): boolean =>
    owns(actor) && (thing.isSubmitted || thing.authorId === actor.id),
  /** Four eyes: not the author. In training one person may play both. */
  release: (actor: Actor, thing: DraftThing): boolean =>
    owns(actor) && thing.isSubmitted && (thing.isTraining || thing.authorId !== actor.id),
}
