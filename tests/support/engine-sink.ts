import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parseRecord, type EngineRecord } from '#server/engine/engine/records.ts'
import { PATIENCE_MS } from './patience.ts'

export type EngineSink = {
  url: string
  /** All records that came so far, each once. */
  records: EngineRecord[]
  /** Waits for a record. */
  find(isIt: (record: EngineRecord) => boolean): Promise<EngineRecord>
  close(): void
}

/**
 * Stands where the intake stands and keeps what the engine exports; for tests of the engine alone.
 */
export async function startEngineSink(): Promise<EngineSink> {
  const records: EngineRecord[] = []
  const seen = new Set<string>()
  const receive = async (req: IncomingMessage, res: ServerResponse) => {
    let text = ''
    for await (const chunk of req.setEncoding('utf8')) text += chunk
    for (const line of req.url === '/_bulk' ? text.split('\n') : []) take(line)
    reply(res)
  }
  const server = createServer((req, res) => void receive(req, res))
  const take = (line: string) => {
    if (!line || line.startsWith('{"index"')) return
    const record = parseRecord(line)
    if (seen.has(record.position)) return
    seen.add(record.position)
    records.push(record)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    records,
    async find(isIt) {
      for (let waited = 0; waited < PATIENCE_MS; waited += 10) {
        const found = records.find(isIt)
        if (found) return found
        await pause(10)
      }
      throw new Error(`no such record among ${records.length}: ${String(isIt)}`)
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function reply(res: ServerResponse): void {
  res.setHeader('content-type', 'application/json')
  res.end('{"acknowledged":true,"took":1,"errors":false,"items":[]}')
}
