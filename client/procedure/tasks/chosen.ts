import type { ManyAction } from '#server/procedure/tasks/schema.ts'

/** The action, and the name of the colleague whom an assignment goes to. */
export type Chosen = { action: ManyAction; name?: string }
