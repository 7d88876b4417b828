import { hasRole, type Actor } from '#server/web/auth/actor.ts'

/** Who sees figures (domain 3.2): the manager; they speak of the programme, never of a person. */
export const metricsPolicy = {
  read: (actor: Actor): boolean => hasRole(actor, 'manager'),
}
