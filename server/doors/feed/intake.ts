import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Deps } from '#server/base/deps.ts'
import { logRecords, type Door } from './log-records.ts'
import { receiveLive, type LiveOptions } from './project-live.ts'

export type IntakeOptions = {
  host: string
  port: number
  livePassword: string
  historyPassword: string
} & LiveOptions
export type Intake = {
  url: string
  port: number
  onHistory(listener: () => void): void
  close(): Promise<void>
}

/**
 * The third door: stands in for the Elasticsearch that the broker's two exporters write to. The
 * basic-auth user says which door a bulk comes through. A bulk is answered after its transaction is
 * committed; what fails is answered 503 and sent again by the broker.
 */
export async function startIntake(deps: Deps, options: IntakeOptions): Promise<Intake> {
  const listeners: (() => void)[] = []
  const told = () => {
    for (const listener of listeners) listener()
  }
  const server = createServer((req, res) => void answer({ deps, options, told }, req, res))
  server.requestTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://${options.host}:${port}`,
    onHistory: (listener) => void listeners.push(listener),
    close: () => close(server),
  }
}

type Context = { deps: Deps; options: IntakeOptions; told: () => void }

async function answer(
  { deps, options, told }: Context,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const door = doorOf(req, options)
  if (!door) return reply(res, 401, { error: 'unknown door' })
  if (req.method !== 'POST' || !req.url?.startsWith('/_bulk')) {
    req.resume()
    return reply(res, 200, { acknowledged: true })
  }
  try {
    if (door === 'live') await receiveLive(deps, req, options)
    else await logRecords(deps, req)
    if (door === 'history') told()
    reply(res, 200, { took: 1, errors: false, items: [] })
  } catch (error) {
    deps.log.warn(
      { door, err: error instanceof Error ? error.message : 'unknown' },
      'records not stored, the broker sends them again',
    )
    req.resume()
    reply(res, 503, { error: 'not stored' })
  }
}

function reply(res: ServerResponse, status: number, body: object): void {
  if (res.headersSent) return
  res.writeHead(status, {
    'content-type': 'application/json',
    'x-elastic-product': 'Elasticsearch',
  })
  res.end(JSON.stringify(body))
}

function doorOf(req: IncomingMessage, options: IntakeOptions): Door | null {
  const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ')
  if (scheme !== 'Basic') return null
  const given = Buffer.from(token, 'base64').toString()
  if (same(given, `live:${options.livePassword}`)) return 'live'
  return same(given, `history:${options.historyPassword}`) ? 'history' : null
}

const digest = (value: string) => createHash('sha256').update(value).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
