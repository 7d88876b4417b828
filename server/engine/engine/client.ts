import { engineClock, type EngineClock } from './clock.ts'
import { connect, type Connection, type ConnectionOptions } from './connection.ts'
import { EngineRefused, EngineUnavailable } from './errors.ts'
import { callRest } from './rest.ts'

export type EngineOptions = ConnectionOptions & {
  /** Needed to move the clock of an engine that was started with a controlled one. */
  managementAddress?: string
}
type Variables = Record<string, unknown>
type Deployed = { processId: string; version: number; definitionKey: string }
/** `ready`: every partition has a leader. */
type Topology = {
  ready: boolean
  gatewayVersion: string
  partitions: { id: number; hasLeader: boolean }[]
}

export type Engine = {
  /**
   * Deploys one drawing; the same bytes again give the version that is there. EngineRefused.detail
   * says what is wrong with a drawing.
   */
  deploy(resource: { name: string; content: Buffer }): Promise<Deployed>
  /**
   * `gone`: the task was completed or cancelled before. `action` comes back in the COMPLETED
   * record.
   */
  completeUserTask(input: {
    userTaskKey: string
    variables: Variables
    action: string
  }): Promise<'delivered' | 'gone'>
  /**
   * `duplicate`: a message of this id is still alive. A time to live of 0 correlates now or never.
   */
  publishMessage(input: {
    name: string
    correlationKey: string
    messageId: string
    timeToLiveMs: number
    variables: Variables
  }): Promise<'delivered' | 'duplicate'>
  /**
   * Sends a signal that nothing drawn waits for: each partition writes one record of that name,
   * which comes back through both doors.
   */
  sendMarker(name: string): Promise<void>
  /** `gone`: the instance had ended before. */
  cancelInstance(processInstanceKey: string): Promise<'delivered' | 'gone'>
  /**
   * Ends an instance for good: one that the engine can no longer cancel, because it never comes to
   * an end with it, is banned, so that the engine passes over whatever it still has to do.
   */
  endInstance(processInstanceKey: string): Promise<'delivered' | 'gone'>
  /** Gives the job one more try first, where there is one. `gone`: it was resolved before. */
  resolveIncident(input: {
    incidentKey: string
    jobKey?: string | null
  }): Promise<'delivered' | 'gone'>
  topology(): Promise<Topology>
  clock: EngineClock
  /** False while the engine does not answer. */
  isUp(): boolean
  connection: Connection
  /** Close the workers before: a client that closes drops what they want to say. */
  close(): Promise<void>
}

/**
 * The commands to Zeebe. Every call has a deadline of ten seconds and is made once:
 * EngineUnavailable means that the caller may send the same again, EngineRefused that it may not.
 */
export function createEngine(options: EngineOptions): Engine {
  const connection = connect(options)
  const { restAddress } = options
  const cancelInstance: Engine['cancelInstance'] = (key) =>
    connection
      .call((client) => client.cancelProcessInstance(key))
      .then(() => 'delivered' as const, unless('NOT_FOUND', 'gone' as const))
  return {
    connection,
    isUp: connection.isUp,
    deploy: (resource) => deploy(connection, resource),
    async completeUserTask({ userTaskKey, variables, action }) {
      const answer = await callRest({
        url: `${restAddress}/v1/user-tasks/${userTaskKey}/completion`,
        method: 'POST',
        body: { variables, action },
      })
      return answer ? 'delivered' : 'gone'
    },
    async publishMessage({ timeToLiveMs, ...message }) {
      const sent = connection.call((client) =>
        client.publishMessage({ ...message, timeToLive: timeToLiveMs }),
      )
      return sent.then(() => 'delivered' as const, unless('ALREADY_EXISTS', 'duplicate' as const))
    },
    sendMarker: (signalName) =>
      connection
        .call((client) => client.broadcastSignal({ signalName, variables: {} }))
        .then(() => undefined),
    cancelInstance,
    endInstance: (key) =>
      cancelInstance(key).catch((error: unknown) => banInstance(options, key, error)),
    resolveIncident: (input) =>
      resolveIncident(connection, input).then(
        () => 'delivered' as const,
        unless('NOT_FOUND', 'gone' as const),
      ),
    topology: () => connection.call((client) => client.topology()).then(toTopology),
    clock: engineClock(options.managementAddress),
    close: connection.close,
  }
}

const unless =
  <T>(code: string, outcome: T) =>
  (error: unknown): T => {
    if (error instanceof EngineRefused && error.code === code) return outcome
    throw error
  }

async function deploy(
  connection: Connection,
  { name, content }: { name: string; content: Buffer },
): Promise<Deployed> {
  const { deployments } = await connection.call((client) =>
    client.deployResource({ name, process: content }),
  )
  const process = deployments[0]?.process
  if (!process) throw new EngineRefused('INVALID_ARGUMENT', `${name} holds no process`)
  return {
    processId: process.bpmnProcessId,
    version: process.version,
    definitionKey: String(process.processDefinitionKey),
  }
}

async function resolveIncident(
  connection: Connection,
  { incidentKey, jobKey }: { incidentKey: string; jobKey?: string | null },
): Promise<void> {
  if (jobKey) await connection.call((client) => client.updateJobRetries({ jobKey, retries: 1 }))
  await connection.call((client) => client.resolveIncident({ incidentKey }))
}

/** @throws the error that cancelling ended with, where banning is not possible either */
async function banInstance(
  { managementAddress }: EngineOptions,
  key: string,
  error: unknown,
): Promise<'delivered'> {
  if (!(error instanceof EngineUnavailable) || !managementAddress) throw error
  const url = `${managementAddress}/actuator/banning/${key}`
  const answer = await callRest({ url, method: 'POST' })
  if (!answer) throw error
  return 'delivered'
}

type RawTopology = {
  gatewayVersion: string
  partitionsCount: number
  brokers: { partitions: { partitionId: number; role: string | number }[] }[]
}

function toTopology(raw: RawTopology): Topology {
  const led = new Set(
    raw.brokers.flatMap(({ partitions }) =>
      partitions
        .filter(({ role }) => String(role) === 'LEADER')
        .map(({ partitionId }) => partitionId),
    ),
  )
  const partitions = Array.from({ length: raw.partitionsCount }, (_, i) => ({
    id: i + 1,
    hasLeader: led.has(i + 1),
  }))
  return {
    ready: partitions.length > 0 && partitions.every(({ hasLeader }) => hasLeader),
    gatewayVersion: raw.gatewayVersion,
    partitions,
  }
}
