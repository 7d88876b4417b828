import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const LOWEST = 20_000
// below the range from which the system takes the ports of outgoing connections
const HIGHEST = 32_000

/** True when nothing listens on the port of this machine's loopback address. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    )
  })
}

/** Free ports by name: the wanted one where it is free, else any other; 0 wants any. */
export async function choosePorts<Name extends string>(
  wanted: Record<Name, number>,
): Promise<Record<Name, number>> {
  const chosen = new Map<string, number>()
  for (const [name, port] of Object.entries<number>(wanted)) {
    const isTaken = [...chosen.values()].includes(port)
    chosen.set(
      name,
      port > 0 && !isTaken && (await isFree(port)) ? port : await anyFree([...chosen.values()]),
    )
  }
  return Object.fromEntries(chosen) as Record<Name, number>
}

async function anyFree(taken: number[]): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST)
    if (!taken.includes(port) && (await isFree(port))) return port
  }
}
