import type { EngineRecord } from '#server/engine/engine/records.ts'
import { SPECS, type Row, type TableSpec } from '#server/engine/readmodel/table-spec.ts'

export type Projected = { spec: TableSpec; row: Row }

/** ISO instant of a record's time: milliseconds, or text with or without a fraction of a second. */
export function instantOf(timestamp: number | string): string {
  const instant = new Date(timestamp)
  if (Number.isNaN(instant.getTime())) throw new Error('the record has no readable time')
  return instant.toISOString()
}

/** A key as text; the engine writes -1 for "none". */
const keyOrNull = (value: unknown): string | null =>
  value === undefined || String(value) === '-1' || value === '' ? null : String(value)
const text = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value)
const stateOf = (intent: string): string => intent.replace(/^ELEMENT_/, '').toLowerCase()

const ENDS = new Set(['ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'])

function elementRow(record: EngineRecord): Projected | null {
  const { value, intent } = record
  if (intent === 'SEQUENCE_FLOW_TAKEN') return null
  const at = instantOf(record.timestamp)
  const times = {
    state: stateOf(intent),
    started_at: at,
    ended_at: ENDS.has(intent) ? at : null,
    position: record.position,
  }
  if (value['bpmnElementType'] === 'PROCESS') {
    const row = {
      key: record.key,
      process_id: text(value['bpmnProcessId']),
      version: Number(value['version']),
      definition_key: text(value['processDefinitionKey']),
      parent_key: keyOrNull(value['parentProcessInstanceKey']),
    }
    return { spec: SPECS.process_instance, row: { ...row, ...times } }
  }
  const row = {
    key: record.key,
    process_instance_key: text(value['processInstanceKey']),
    element_id: text(value['elementId']),
    element_type: text(value['bpmnElementType']),
    scope_key: keyOrNull(value['flowScopeKey']),
  }
  return { spec: SPECS.element_instance, row: { ...row, ...times } }
}

function variableRow({ value, position }: EngineRecord): Projected {
  const row = {
    scope_key: text(value['scopeKey']),
    name: text(value['name']),
    process_instance_key: text(value['processInstanceKey']),
    value: text(value['value']),
    position,
  }
  return { spec: SPECS.variable, row }
}

function timerRow({ key, value, intent, position }: EngineRecord): Projected {
  const row = {
    key,
    process_instance_key: text(value['processInstanceKey']),
    element_id: text(value['targetElementId']),
    due_at: instantOf(Number(value['dueDate'])),
    state: stateOf(intent),
    position,
  }
  return { spec: SPECS.timer, row }
}

function jobRow({ key, value, intent, position }: EngineRecord): Projected {
  const row = {
    key,
    type: text(value['type']),
    process_instance_key: text(value['processInstanceKey']),
    element_id: text(value['elementId']),
    retries: Number(value['retries']),
    state: stateOf(intent),
    position,
  }
  return { spec: SPECS.job, row }
}

function subscriptionRows({ key, value, intent, position }: EngineRecord): Projected[] {
  const name = text(value['messageName'])
  const correlation = text(value['correlationKey'])
  const row = {
    key,
    process_instance_key: text(value['processInstanceKey']),
    element_instance_key: text(value['elementInstanceKey']),
    message_name: name,
    correlation_key: correlation,
    state: stateOf(intent),
    position,
  }
  const messageKey = keyOrNull(value['messageKey'])
  const correlated =
    intent === 'CORRELATED' && messageKey
      ? [correlatedRow({ messageKey, name, correlation, position })]
      : []
  return [{ spec: SPECS.subscription, row }, ...correlated]
}

function startSubscriptionRows({ value, intent, position }: EngineRecord): Projected[] {
  const messageKey = keyOrNull(value['messageKey'])
  if (intent !== 'CORRELATED' || !messageKey) return []
  return [
    correlatedRow({
      messageKey,
      name: text(value['messageName']),
      correlation: text(value['correlationKey']),
      position,
    }),
  ]
}

function correlatedRow(message: {
  messageKey: string
  name: string
  correlation: string
  position: string
}): Projected {
  const row = {
    key: message.messageKey,
    name: message.name,
    correlation_key: message.correlation,
    message_id: '',
    correlated: true,
    expired: false,
    position: message.position,
  }
  return { spec: SPECS.message, row }
}

function messageRow({ key, value, intent, position }: EngineRecord): Projected {
  const row = {
    key,
    name: text(value['name']),
    correlation_key: text(value['correlationKey']),
    message_id: text(value['messageId']),
    correlated: false,
    expired: intent === 'EXPIRED',
    position,
  }
  return { spec: SPECS.message, row }
}

function incidentRow({ key, value, intent, position, timestamp }: EngineRecord): Projected {
  const at = instantOf(timestamp)
  const row = {
    key,
    process_instance_key: text(value['processInstanceKey']),
    element_id: text(value['elementId']),
    job_key: keyOrNull(value['jobKey']),
    error_type: text(value['errorType']),
    error_message: text(value['errorMessage']),
    state: stateOf(intent),
    created_at: at,
    resolved_at: intent === 'RESOLVED' ? at : null,
    position,
  }
  return { spec: SPECS.incident, row }
}

/**
 * The rows of the read model that one record changes; none for types and intents the read model
 * does not keep.
 */
export function rowsOf(record: EngineRecord): Projected[] {
  if (record.recordType !== 'EVENT') return []
  switch (record.valueType) {
    case 'PROCESS_INSTANCE': {
      const projected = elementRow(record)
      return projected ? [projected] : []
    }
    case 'VARIABLE':
      return [variableRow(record)]
    case 'TIMER':
      return [timerRow(record)]
    case 'JOB':
      return [jobRow(record)]
    case 'PROCESS_MESSAGE_SUBSCRIPTION':
      return subscriptionRows(record)
    case 'MESSAGE_START_EVENT_SUBSCRIPTION':
      return startSubscriptionRows(record)
    case 'MESSAGE':
      return [messageRow(record)]
    case 'INCIDENT':
      return [incidentRow(record)]
    default:
      return []
  }
}
