import { parentPort } from 'node:worker_threads'
import { DecisionFault } from './decision-fault.ts'
import { evaluateTable, type Decided, type DecisionRequest } from './evaluate-table.ts'

export type DecisionReply =
  | { isReady: true }
  | { decided: Decided }
  | { code: DecisionFault['code']; detail: string }

if (!parentPort) throw new Error('this runs in a thread of its own')
const port = parentPort
const reply = (message: DecisionReply): void => port.postMessage(message)

port.on('message', (request: DecisionRequest) => {
  evaluateTable(request)
    .then((decided) => reply({ decided }))
    .catch((error: unknown) =>
      reply(
        error instanceof DecisionFault
          ? { code: error.code, detail: error.detail }
          : { code: 'DECISION_INVALID', detail: 'the table cannot be evaluated' },
      ),
    )
})
reply({ isReady: true })
