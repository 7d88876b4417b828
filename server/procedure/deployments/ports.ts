import type { Engine } from '#server/engine/engine/client.ts'

/**
 * What the desk is given from outside: the engine's door for drawings, and the jobs that workers
 * do.
 */
export type StudioPorts = { deploy: Engine['deploy']; jobTypes: readonly string[] }
