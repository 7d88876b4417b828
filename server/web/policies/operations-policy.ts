import { hasRole, type Actor } from '#server/web/auth/actor.ts'

/** Who may see and do what in operations: ids only, no content (domain 00.20). */
export const operationsPolicy = {
  read: (actor: Actor): boolean => hasRole(actor, 'system-admin', 'process-owner'),
  act: (actor: Actor): boolean => hasRole(actor, 'system-admin'),
  readHealth: (actor: Actor): boolean => hasRole(actor, 'system-admin'),
  writeSettings: (actor: Actor): boolean => hasRole(actor, 'process-owner'),
  readAudit: (actor: Actor): boolean => hasRole(actor, 'privacy-officer'),
}
