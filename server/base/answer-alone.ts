import { parentPort } from 'node:worker_threads'

/** What a lone thread says: it can be asked, it has begun with a request, and what came of it. */
export type ThreadMessage<Reply> =
  | { kind: 'ready' }
  | { kind: 'started' }
  | { kind: 'answered'; reply: Reply }

/**
 * The thread's side of `loneThread`. `answer` tells its failures in its reply, it never rejects.
 */
export function answerAlone<Request, Reply>(answer: (request: Request) => Promise<Reply>): void {
  const port = parentPort
  if (!port) throw new Error('this file runs in a thread of its own')
  const say = (message: ThreadMessage<Reply>): void => port.postMessage(message)
  port.on('message', (request: Request) => {
    say({ kind: 'started' })
    void answer(request).then((reply) => say({ kind: 'answered', reply }))
  })
  say({ kind: 'ready' })
}
