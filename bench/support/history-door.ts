import { createServer, request, type IncomingMessage } from 'node:http'
import { listening } from '#tests/support/door.ts'

export type HistoryDoor = {
  /** While true, the history door answers 503. */
  isDown: boolean
  /** Gets the intake's address, returns the one that stands in between. */
  between(intakeUrl: string): Promise<string>
  close(): void
}

/** Stands between broker and intake and passes everything on; the history door can be shut. */
export function historyDoor(): HistoryDoor {
  let target = new URL('http://127.0.0.1')
  const proxy = createServer((req, res) => {
    if (door.isDown && userOf(req) === 'history') {
      req.resume()
      res.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"down"}')
      return
    }
    const { hostname, port } = target
    const { url: path, method, headers } = req
    const onward = request({ hostname, port, path, method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  const door: HistoryDoor = {
    isDown: false,
    between(intakeUrl) {
      target = new URL(intakeUrl)
      return listening(proxy)
    },
    close: () => void proxy.close(),
  }
  return door
}

function userOf({ headers }: IncomingMessage): string | undefined {
  const [, credentials = ''] = (headers.authorization ?? '').split(' ')
  return Buffer.from(credentials, 'base64').toString().split(':')[0]
}
