import 'express-session'

/** What a sign-in at the identity provider must find again when the person comes back. */
export type PendingSignIn = { state: string; nonce: string; codeVerifier: string; returnTo: string }

declare module 'express-session' {
  interface SessionData {
    staffId: string
    /** Real time in milliseconds; the session ends 12 hours later, however busy it is. */
    signedInAt: number
    /** Real time in milliseconds of the last prolongation. */
    seenAt: number
    csrfToken: string
    pendingSignIn: PendingSignIn
  }
}
