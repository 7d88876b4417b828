import { doorEnv, type EngineDoor } from './engine-door.ts'

export type BrokerPorts = {
  grpc: number
  command: number
  internal: number
  rest: number
  management: number
}
type Intake = { url: string; livePassword: string; historyPassword: string }
export type BrokerEnvOptions = {
  /** What stands in front of the ports; null where nobody else can be about. */
  door: EngineDoor | null
  data: string
  ports: BrokerPorts
  clockControlled: boolean
  intake: Intake | null
}

const EXPORTER = 'io.camunda.zeebe.exporter.ElasticsearchExporter'

/** What the live door projects at once, and the markers that show that it is open. */
const LIVE = ['USERTASK', 'INCIDENT', 'SIGNAL']
/** What the settle monitor needs in addition where the clock is moved. */
const LIVE_WITH_CLOCK = ['TIMER', 'JOB', 'MESSAGE']
const HISTORY = [
  'PROCESSINSTANCE',
  'PROCESSMESSAGESUBSCRIPTION',
  'MESSAGESTARTEVENTSUBSCRIPTION',
  'PROCESSINSTANCEMIGRATION',
  'PROCESSINSTANCECREATION',
  'PROCESSINSTANCEMODIFICATION',
  'DECISIONEVALUATION',
  'DECISIONREQUIREMENTS',
  'COMMANDDISTRIBUTION',
  'DEPLOYMENTDISTRIBUTION',
  'VARIABLEDOCUMENT',
  'RESOURCEDELETION',
  'SIGNALSUBSCRIPTION',
  'COMPENSATIONSUBSCRIPTION',
  'JOB',
  'VARIABLE',
  'TIMER',
  'PROCESS',
  'MESSAGE',
  'MESSAGESUBSCRIPTION',
  'ERROR',
  'ESCALATION',
  'FORM',
  'DECISION',
  'DEPLOYMENT',
]
const NEVER = ['JOBBATCH', 'MESSAGEBATCH', 'PROCESSINSTANCEBATCH', 'PROCESSEVENT', 'CHECKPOINT']
/** Most types are on by default in the exporter: each is switched explicitly. */
const ALL = [...LIVE, ...HISTORY, ...NEVER]
/** Of the live door's, what history gets as well. */
const BOTH = ['SIGNAL']

/**
 * Settings of the broker: every port on loopback only, small and frequent snapshots, two exporters
 * to our intake.
 */
export function brokerEnv({
  door,
  data,
  ports,
  clockControlled,
  intake,
}: BrokerEnvOptions): Record<string, string> {
  return {
    ...bindings(ports),
    ...(door ? doorEnv(door) : {}),
    SPRING_CODEC_MAXINMEMORYSIZE: '4MB',
    ZEEBE_BROKER_DATA_DIRECTORY: data,
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '4MB',
    ZEEBE_BROKER_DATA_SNAPSHOTPERIOD: '5m',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
    ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT: '128MB',
    ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '2',
    ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '2',
    ZEEBE_LOG_LEVEL: 'warn',
    ATOMIX_LOG_LEVEL: 'warn',
    ...(clockControlled
      ? { ZEEBE_CLOCK_CONTROLLED: 'true', ZEEBE_BROKER_BACKPRESSURE_ENABLED: 'false' }
      : {}),
    ...(intake ? exporters(intake, clockControlled) : {}),
  }
}

function bindings(ports: BrokerPorts): Record<string, string> {
  const host = '127.0.0.1'
  return {
    ZEEBE_BROKER_NETWORK_HOST: host,
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: host,
    SERVER_ADDRESS: host,
    MANAGEMENT_SERVER_ADDRESS: host,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.grpc),
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: `${host}:${ports.internal}`,
    SERVER_PORT: String(ports.rest),
    MANAGEMENT_SERVER_PORT: String(ports.management),
  }
}

function exporters(intake: Intake, clockControlled: boolean): Record<string, string> {
  const live = exporter('LIVE', {
    url: intake.url,
    password: intake.livePassword,
    types: clockControlled ? [...LIVE, ...LIVE_WITH_CLOCK] : LIVE,
  })
  const history = exporter('HISTORY', {
    url: intake.url,
    password: intake.historyPassword,
    types: [...HISTORY, ...BOTH],
  })
  return {
    ...live,
    ...history,
    ZEEBE_BROKER_EXPORTERS_LIVE_ARGS_BULK_SIZE: '1',
    ZEEBE_BROKER_EXPORTERS_LIVE_ARGS_BULK_DELAY: '1',
    // only the timer flushes: a failing size-triggered flush would stop the live door as well
    ZEEBE_BROKER_EXPORTERS_HISTORY_ARGS_BULK_SIZE: '1000000',
    ZEEBE_BROKER_EXPORTERS_HISTORY_ARGS_BULK_DELAY: '1',
    ZEEBE_BROKER_EXPORTERS_HISTORY_ARGS_BULK_MEMORYLIMIT: '67108864',
  }
}

function exporter(
  id: 'LIVE' | 'HISTORY',
  { url, password, types }: { url: string; password: string; types: string[] },
): Record<string, string> {
  const prefix = `ZEEBE_BROKER_EXPORTERS_${id}_`
  const switches = ALL.map((type) => [`${prefix}ARGS_INDEX_${type}`, String(types.includes(type))])
  return {
    [`${prefix}CLASSNAME`]: EXPORTER,
    [`${prefix}ARGS_URL`]: url,
    [`${prefix}ARGS_AUTHENTICATION_USERNAME`]: id.toLowerCase(),
    [`${prefix}ARGS_AUTHENTICATION_PASSWORD`]: password,
    [`${prefix}ARGS_INDEX_CREATETEMPLATE`]: 'false',
    ...Object.fromEntries(switches),
  }
}
