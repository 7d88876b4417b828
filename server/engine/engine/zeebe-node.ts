import { ZBClient } from 'zeebe-node'
import { grpcLogin } from './grpc-login.ts'

export const LONG_POLL_MS = 10_000

const silent = () => {}

/**
 * A zeebe-node client that writes no log, tries nothing again by itself and whose workers poll for
 * at most ten seconds at a time.
 */
export function openZeebeClient(grpcAddress: string, secret?: string): ZBClient {
  return new ZBClient(grpcAddress, {
    retry: false,
    eagerConnection: false,
    loglevel: 'NONE',
    longPoll: LONG_POLL_MS,
    stdout: { debug: silent, error: silent, info: silent },
    useTLS: false,
    ...(secret ? { basicAuth: grpcLogin(secret) } : {}),
  })
}
