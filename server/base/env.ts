import { isIP } from 'node:net'
import { z } from 'zod'

const url = z.url().optional()
const KNOWN_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal'])
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isProxy), 'addresses or networks, with commas between them')
  .optional()
const envSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Of `/metrics`, on this machine only. */
  MANAGEMENT_PORT: z.coerce.number().int().min(0).max(65_535).default(9464),
  DATA_DIR: z.string().default('.data'),
  PUBLIC_URL: url,
  TRUSTED_PROXIES: proxies,
  DATABASE_URL: url,
  DATABASE_OWNER_URL: url,
  DATABASE_RETENTION_URL: url,
  ZEEBE_GRPC_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/)
    .optional(),
  ZEEBE_REST_ADDRESS: url,
  ZEEBE_VERSION: z.string().default('8.5.8'),
  INTAKE_HOST: z.string().default('127.0.0.1'),
  INTAKE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  INTAKE_LIVE_PASSWORD: z.string().min(12).optional(),
  INTAKE_HISTORY_PASSWORD: z.string().min(12).optional(),
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  CITY: z.string().default('Stadt Musterstadt'),
  WATERMARK: z.enum(['on', 'off']).default('on'),
  TRAINING: z.enum(['on', 'off']).default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  UNDO_SECONDS: z.coerce.number().min(0).max(60).default(8),
})

export type Env = z.infer<typeof envSchema>

function isProxy(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/')
  if (KNOWN_RANGES.has(text)) return true
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits)
  return bits > 0 && isLength && rest.length === 0
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/**
 * Reads and checks the settings of the process.
 * @throws Error with one sentence that names the setting and says what to do.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = envSchema.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  )
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(
      `The setting ${issue?.path.join('.')} does not fit (${issue?.message}). Correct it and ` +
        'start again; docs/operating.md lists all settings.',
    )
  }
  const refusal = TOGETHER.map((rule) => rule(parsed.data)).find((sentence) => sentence !== null)
  if (refusal) throw new Error(refusal)
  return parsed.data
}

/** Settings that only make sense together: a sentence that says what to do, where they do not. */
const TOGETHER: ((env: Env) => string | null)[] = [
  (env) =>
    LOOPBACK.has(env.HOST) || env.OIDC_ISSUER
      ? null
      : `HOST is ${env.HOST}, so others can reach this server: set OIDC_ISSUER for a real ` +
        'sign-in, or leave HOST at 127.0.0.1 for the demo sign-in.',
  (env) =>
    env.TRAINING === 'on' && reachesOut(env)
      ? 'Training moves time, so it runs only on this machine with its own servers: leave HOST, ' +
        'OIDC_ISSUER, DATABASE_URL and ZEEBE_GRPC_ADDRESS away.'
      : null,
  (env) =>
    env.OIDC_ISSUER && !(env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET && env.PUBLIC_URL)
      ? 'OIDC_ISSUER is set: set OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL as well.'
      : null,
  (env) =>
    env.PUBLIC_URL?.startsWith('https:') && !env.TRUSTED_PROXIES
      ? 'PUBLIC_URL is https, so a proxy in front ends TLS: set TRUSTED_PROXIES to its address ' +
        '(or loopback). Nobody else is believed who they say they come from.'
      : null,
  (env) =>
    env.DATABASE_URL && !(env.DATABASE_OWNER_URL && env.DATABASE_RETENTION_URL)
      ? 'DATABASE_URL is set: set DATABASE_OWNER_URL and DATABASE_RETENTION_URL as well (three ' +
        'roles, see docs/operating.md).'
      : null,
  (env) =>
    Boolean(env.ZEEBE_GRPC_ADDRESS) === Boolean(env.ZEEBE_REST_ADDRESS)
      ? null
      : 'Set both ZEEBE_GRPC_ADDRESS and ZEEBE_REST_ADDRESS, or neither.',
  (env) =>
    env.ZEEBE_GRPC_ADDRESS && !hearsExporters(env)
      ? 'A broker of your own needs INTAKE_PORT, INTAKE_LIVE_PASSWORD and ' +
        'INTAKE_HISTORY_PASSWORD, the same as in its exporter settings.'
      : null,
]

const reachesOut = (env: Env): boolean =>
  !LOOPBACK.has(env.HOST) ||
  [env.OIDC_ISSUER, env.DATABASE_URL, env.ZEEBE_GRPC_ADDRESS].some((setting) => setting)

const hearsExporters = (env: Env): boolean =>
  Boolean(env.INTAKE_LIVE_PASSWORD && env.INTAKE_HISTORY_PASSWORD && env.INTAKE_PORT)
