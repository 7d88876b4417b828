const USER = 'hilfeplan'

/** How a client says the secret of the embedded broker over gRPC. */
export const grpcLogin = (secret: string) => ({ username: USER, password: secret })

/** The same as the header that the broker sees. */
export const grpcHeader = (secret: string): string =>
  `Basic ${Buffer.from(`${USER}:${secret}`).toString('base64')}`
