import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Metrics } from './create-metrics.ts'

export type ManagementPort = { url: string; close(): Promise<void> }

const HOST = '127.0.0.1'
const ANY_PORT = 0

/**
 * Serves `/metrics` on a port of its own, on this machine only: whoever watches the machine needs
 * no sign-in, and nobody from outside gets there. Where the port is taken, another is.
 */
export async function serveMetrics(
  metrics: Metrics,
  { port, log }: { port: number; log: Logger },
): Promise<ManagementPort> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404).end()
      return
    }
    metrics.read().then(
      (text) => res.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => {
        log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'metrics not read')
        res.writeHead(503, { 'retry-after': '5' }).end()
      },
    )
  })
  await listen(server, port).catch(() => listen(server, ANY_PORT))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${taken}/metrics`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
