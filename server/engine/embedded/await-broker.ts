import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { topologyOf, isReady } from './broker-process.ts'
import { SetupError } from './setup-error.ts'

type Addresses = {
  /** `host:port` */
  grpcAddress: string
  /** `http://host:port` */
  restAddress: string
}

const ASK_EVERY_MS = 500

/**
 * Waits until a broker that somebody else runs has a leader and takes calls at both addresses;
 * after a restart of the machine it may come up later than we do.
 * @throws SetupError naming the address that did not answer within `ms`
 */
export async function awaitBroker(
  { grpcAddress, restAddress }: Addresses,
  say: (line: string) => void,
  ms = 120_000,
): Promise<void> {
  const end = performance.now() + ms
  for (let hasSaid = false; ; hasSaid = true) {
    const missing = (await isLed(restAddress))
      ? (await accepts(grpcAddress))
        ? null
        : `ZEEBE_GRPC_ADDRESS (${grpcAddress})`
      : `ZEEBE_REST_ADDRESS (${restAddress})`
    if (!missing) return
    if (performance.now() > end)
      throw new SetupError(
        `The process engine does not answer at ${missing}, or has no leader. See its log, ` +
          'start it and try again.',
      )
    if (!hasSaid) say(`Waiting for the process engine at ${missing} …`)
    await pause(ASK_EVERY_MS)
  }
}

async function isLed(restAddress: string): Promise<boolean> {
  const topology = await topologyOf(restAddress)
  return topology !== null && isReady(topology)
}

async function accepts(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(':')
  const socket = connect({
    host: address.slice(0, colon),
    port: Number(address.slice(colon + 1)),
    timeout: 2_000,
  })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
