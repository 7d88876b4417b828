import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

type Asked = { method: string; path: string; type: string | undefined; body: string }
type Answer = { status?: number; body?: string }

/** A server on a free port of this machine that says what it is told to. */
export async function answering(
  answer: (asked: Asked) => Answer,
): Promise<{ url: string; asked: Asked[]; close(): Promise<void> }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request
    void text(request).then((body) => {
      const heard = { method, path, type: headers['content-type'], body }
      asked.push(heard)
      const said = answer(heard)
      response.writeHead(said.status ?? 200).end(said.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
