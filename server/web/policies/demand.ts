import { forbidden, notFound } from '#server/base/errors.ts'

/**
 * Turns the answers of a policy into the two refusals of the house.
 * @throws AppError NOT_FOUND for what one may not read, FORBIDDEN for what one may read but not do.
 */
export function demand(canRead: boolean, canDo = true): asserts canRead {
  if (!canRead) throw notFound()
  if (!canDo) throw forbidden()
}
