import { z } from 'zod'

/**
 * What a process variable may be: nothing that names a person, nothing sensitive. Each contract
 * marks every variable with one of these.
 */
const ID =
  /^(?:(?:case|invitation|campaign):)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/
const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/

/** An id of ours, alone or as a subject (`case:…`). */
export const id = () => z.string().regex(ID).nullable()
/** A calendar day, or an instant with its zone. */
export const date = () => z.string().regex(DATE).nullable()
export const flag = () => z.boolean().nullable()
/** A harmless word from a list, or a small number. */
export const code = () =>
  z.union([z.string().regex(CODE), z.number().int().min(0).max(10_000)]).nullable()
