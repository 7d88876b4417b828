import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { DecisionFault, type DecisionFaultCode } from './decision-fault.ts'
import type { DecisionReply } from './decision-worker.ts'
import type { Decided, DecisionRequest } from './evaluate-table.ts'

const DEADLINE_MS = 1000
const START_MS = 30_000
const HEAP_MB = 64

let worker: Promise<Worker> | null = null
let queue: Promise<unknown> = Promise.resolve()

/**
 * Evaluates a decision table of a process owner: in a thread of its own, at most one second, at most 64 MB. `inputs` has every name that the
 * table asks for (null: not known). `ruleId` is the rule that matched; under the hit policy collect all of them, and each output is a list.
 * @throws AppError NO_RULE_MATCHED, DECISION_INVALID (table and inputs do not fit), DECISION_TIMEOUT
 */
export async function evaluateDecision(request: DecisionRequest): Promise<Decided> {
  const turn = queue.then(async () => await ask(request))
  queue = turn.catch(() => undefined)
  try {
    return await turn
  } catch (error) {
    throw error instanceof DecisionFault ? refusal(error, request.decisionId) : error
  }
}

async function ask(request: DecisionRequest): Promise<Decided> {
  worker ??= start()
  const thread = await worker.catch((error: unknown) => {
    worker = null
    throw error
  })
  thread.ref()
  try {
    thread.postMessage(request)
    const [reply] = (await once(thread, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })) as [DecisionReply]
    if ('decided' in reply) return reply.decided
    if ('code' in reply) throw new DecisionFault(reply.code, reply.detail)
    throw new DecisionFault('DECISION_INVALID', 'the thread answered out of turn')
  } catch (error) {
    if (error instanceof DecisionFault) throw error
    // the deadline or the heap limit: the thread is of no more use, the next decision gets a new one
    worker = null
    await thread.terminate()
    throw new DecisionFault('DECISION_TIMEOUT', `no result within ${DEADLINE_MS} ms and ${HEAP_MB} MB`)
  } finally {
    thread.unref()
  }
}

async function start(): Promise<Worker> {
  const thread = new Worker(new URL('./decision-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 }, env: {} })
  await once(thread, 'message', { signal: AbortSignal.timeout(START_MS) })
  // a thread that dies between two decisions is replaced; during one, `ask` hears it first
  thread.on('error', () => (worker = null))
  return thread
}

const SENTENCES: Record<DecisionFaultCode, { de: string; en: string }> = {
  NO_RULE_MATCHED: { de: 'keine Regel passt', en: 'no rule matches' },
  DECISION_INVALID: { de: 'Tabelle und Angaben passen nicht zusammen', en: 'the table and its inputs do not fit' },
  DECISION_TIMEOUT: { de: 'die Berechnung dauert zu lange', en: 'the evaluation takes too long' },
}

function refusal({ code, detail }: DecisionFault, decisionId: string): AppError {
  const { de, en } = SENTENCES[code]
  return new AppError({ code, status: 422, sentence: { de: `Entscheidungstabelle ${decisionId}: ${de} (${detail}).`, en: `Decision table ${decisionId}: ${en} (${detail}).` } })
}
