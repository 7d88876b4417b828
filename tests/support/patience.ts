/**
 * How long a test waits for what must come, in milliseconds. It ends what hangs and judges nothing:
 * on a busy machine everything takes longer, and is right all the same.
 */
export const PATIENCE_MS = 600_000
