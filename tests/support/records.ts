import { randomUUID } from 'node:crypto'
import { seededRandom } from './seeded-random.ts'

export type Exported = { door: 'live' | 'history'; position: number; type: string; line: string }

type Draft = {
  valueType: string
  intent: string
  key: bigint
  value: Record<string, unknown>
  door?: 'live'
}

/** The first key of partition 4: beyond 2^53. */
const FIRST_KEY = 4n * 2n ** 51n + 7n

/**
 * A stream of records as the engine would export it for some invitations: process, elements,
 * variables, a job, a timer, a message, a user task that is completed or stays open. Keys are
 * beyond 2^53, some timestamps lack their fraction.
 */
export function buildStream({ instances = 20, seed = 1 } = {}): {
  records: Exported[]
  subjects: string[]
} {
  const random = seededRandom(seed)
  let key = FIRST_KEY
  const drafts: Draft[] = []
  const subjects: string[] = []
  for (let i = 0; i < instances; i++) {
    const invitationId = randomUUID()
    subjects.push(`invitation:${invitationId}`)
    const next = () => key++
    drafts.push(...instanceDrafts({ next, invitationId, isDone: random() < 0.5 }))
  }
  const sequences = new Map<string, number>()
  const records = drafts.map((draft, i) => toExported(draft, i + 1, sequences))
  return { records, subjects }
}

function instanceDrafts({
  next,
  invitationId,
  isDone,
}: {
  next: () => bigint
  invitationId: string
  isDone: boolean
}): Draft[] {
  const process = next()
  const base = {
    bpmnProcessId: 'client-invitation',
    version: 1,
    processDefinitionVersion: 1,
    processDefinitionKey: 1,
    processInstanceKey: process,
    tenantId: '<default>',
  }
  const element = (
    intent: string,
    elementKey: bigint,
    [elementId, bpmnElementType]: [string, string],
  ): Draft => ({
    valueType: 'PROCESS_INSTANCE',
    intent,
    key: elementKey,
    value: {
      ...base,
      elementId,
      bpmnElementType,
      flowScopeKey: elementKey === process ? -1 : process,
      parentProcessInstanceKey: -1,
      parentElementInstanceKey: -1,
    },
  })
  const main: [string, string] = ['client-invitation', 'PROCESS']
  const [task, taskElement, timer, job, message, subscription] = [
    next(),
    next(),
    next(),
    next(),
    next(),
    next(),
  ]
  const user = (intent: string): Draft => ({
    valueType: 'USER_TASK',
    intent,
    key: task,
    door: 'live',
    value: {
      ...base,
      userTaskKey: task,
      elementId: 'ut-answer-question',
      elementInstanceKey: taskElement,
      candidateGroupsList: ['customer-centre'],
      candidateUsersList: [`invitation:${invitationId}`],
      externalFormReference: 'answer-question',
      customHeaders: { dueRule: 'answer-question' },
      action: '',
      variables: {},
    },
  })
  const variable = (value: string): Draft => ({
    valueType: 'VARIABLE',
    intent: 'UPDATED',
    key: next(),
    value: { ...base, name: 'response', value, scopeKey: process },
  })
  const start = [
    element('ELEMENT_ACTIVATING', process, main),
    element('ELEMENT_ACTIVATED', process, main),
    variable('null'),
    variable('"question"'),
  ]
  const middle: Draft[] = [
    {
      valueType: 'JOB',
      intent: 'CREATED',
      key: job,
      value: {
        ...base,
        type: 'instance.register',
        elementId: 'st-register',
        elementInstanceKey: taskElement,
        retries: 3,
      },
    },
    {
      valueType: 'JOB',
      intent: 'COMPLETED',
      key: job,
      value: {
        ...base,
        type: 'instance.register',
        elementId: 'st-register',
        elementInstanceKey: taskElement,
        retries: 3,
      },
    },
    {
      valueType: 'TIMER',
      intent: 'CREATED',
      key: timer,
      value: {
        ...base,
        targetElementId: 'ev-response-due',
        elementInstanceKey: taskElement,
        dueDate: 1_780_000_000_000,
        repetitions: 1,
      },
    },
    {
      valueType: 'MESSAGE',
      intent: 'PUBLISHED',
      key: message,
      value: {
        name: 'ClientResponded',
        correlationKey: invitationId,
        messageId: randomUUID(),
        timeToLive: 1,
        deadline: 1,
        variables: {},
      },
    },
    {
      valueType: 'PROCESS_MESSAGE_SUBSCRIPTION',
      intent: 'CORRELATED',
      key: subscription,
      value: {
        ...base,
        elementInstanceKey: taskElement,
        messageKey: message,
        messageName: 'ClientResponded',
        correlationKey: invitationId,
      },
    },
    {
      valueType: 'TIMER',
      intent: 'CANCELED',
      key: timer,
      value: {
        ...base,
        targetElementId: 'ev-response-due',
        elementInstanceKey: taskElement,
        dueDate: 1_780_000_000_000,
        repetitions: 1,
      },
    },
    element('ELEMENT_ACTIVATED', taskElement, ['ut-answer-question', 'USER_TASK']),
    user('CREATING'),
    user('CREATED'),
  ]
  const end = isDone
    ? [
        user('COMPLETING'),
        user('COMPLETED'),
        element('ELEMENT_COMPLETED', taskElement, ['ut-answer-question', 'USER_TASK']),
        element('ELEMENT_COMPLETED', process, main),
      ]
    : []
  return [...start, ...middle, ...end]
}

const kebab = (type: string): string => type.toLowerCase().replaceAll('_', '-')

function toExported(
  { valueType, intent, key, value, door = 'live' }: Draft,
  position: number,
  sequences: Map<string, number>,
): Exported {
  const sequence = (sequences.get(valueType) ?? 0) + 1
  sequences.set(valueType, sequence)
  const at = 1_780_000_000_000 + position * 1000
  const timestamp = position % 7 === 0 ? new Date(at).toISOString().replace(/\.\d+Z$/, 'Z') : at
  const record = {
    partitionId: 4,
    position,
    sourceRecordPosition: position,
    key,
    timestamp,
    recordType: 'EVENT',
    valueType,
    intent,
    rejectionType: 'NULL_VAL',
    rejectionReason: '',
    brokerVersion: '8.5.8',
    value,
    sequence,
  }
  const line = JSON.stringify(record, (_, part: unknown) =>
    typeof part === 'bigint' ? `#${part}#` : part,
  ).replaceAll(/"#(\d+)#"/g, '$1')
  return {
    door: valueType === 'USER_TASK' || valueType === 'INCIDENT' ? door : 'history',
    position,
    type: kebab(valueType),
    line,
  }
}

/** A record that no projector can read. */
export const poisoned = (position: number): Exported => ({
  door: 'history',
  position,
  type: 'timer',
  line:
    `{"partitionId":4,"position":${position},"key":1,"timestamp":1780000000000,` +
    '"recordType":"EVENT","valueType":"TIMER","intent":"CREATED",' +
    '"value":{"dueDate":"never"},"sequence":0}',
})

/** The body of a bulk request. */
export const bulkOf = (records: Exported[]): string =>
  records
    .map(
      ({ position, type, line }) =>
        `{"index":{"_index":"zeebe-record_${type}_8.5.8_2026-11-22","_id":"4-${position}","routing":"4"}}\n${line}\n`,
    )
    .join('')

/**
 * Cuts a stream into bulks, sends every tenth record twice and changes the order of the bulks; the
 * same seed gives the same.
 */
export function disturb(records: Exported[], seed: number): Exported[][] {
  const random = seededRandom(seed)
  const bulks: Exported[][] = []
  for (let i = 0; i < records.length;) {
    const size = 1 + Math.floor(random() * 30)
    const bulk = records.slice(i, i + size)
    bulks.push([...bulk, ...bulk.filter(() => random() < 0.1)])
    i += size
  }
  return bulks
    .map((bulk) => ({ bulk, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ bulk }) => bulk)
}
