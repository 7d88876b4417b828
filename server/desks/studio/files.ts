import { z } from 'zod'

/** Files of a deployment or a draft as they are kept, by their names: forms. */
export const filesSchema = z.record(z.string(), z.unknown())
/** The same as text: tables. */
export const textsSchema = z.record(z.string(), z.string())
