/**
 * Something on this machine is missing or in the way; the message is one plain sentence that says
 * what to do.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
