import type { Identity } from '#server/web/auth/oidc.ts'
import type { Tx } from '#server/base/db.ts'

/**
 * The member of staff behind an identity: by the provider's subject; at the first sign-in by user
 * name, which binds the subject from then on (a user name can be given to somebody else, a subject
 * cannot). Null when nobody active fits.
 */
export async function findStaffByIdentity(
  tx: Tx,
  { subject, username }: Identity,
): Promise<string | null> {
  const bound = await tx.staff.findUnique({
    where: { subject },
    select: { id: true, active: true },
  })
  if (bound) return bound.active ? bound.id : null
  if (!username) return null
  const named = await tx.staff.findFirst({
    where: { username, subject: null, active: true },
    select: { id: true },
  })
  if (!named) return null
  await tx.staff.update({ where: { id: named.id }, data: { subject } })
  return named.id
}
