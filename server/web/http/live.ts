import { createSession, type Session } from 'better-sse'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Actor } from '#server/web/auth/actor.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import { ABSOLUTE_MS } from '#server/web/auth/sessions.ts'
import type { Clock } from '#server/base/clock.ts'
import type { Db } from '#server/base/db.ts'
import { AppError } from '#server/base/errors.ts'
import {
  LIVE_NOUNS,
  livePolicy,
  parseTopic,
  withMetrics,
} from '#server/web/policies/live-policy.ts'
import { createAnnouncer } from './live-announcer.ts'
import { listen } from './live-listener.ts'
import { createPresence, type Presence } from './presence.ts'
import { loggable } from './problem.ts'
import { route, type Route } from './route.ts'

const CHANNEL = 'live'
/** Topics that changed, or where somebody is writing. */
const saidSchema = z.union([z.array(z.string()), z.object({ place: z.string(), who: z.string() })])
const HEARTBEAT_MS = 20_000
const WATCH_MS = 600
const CONNECTIONS_PER_PERSON = 12
const BUFFER_BYTES = 64 * 1024

type Connection = { actor: Actor; sid: string; until: number; session: Session; res: Response }

export type LiveHub = {
  /**
   * Keeps the answer open and tells the person's pages what changed.
   * @throws AppError TOO_MANY (429)
   */
  attach(req: Request, res: Response, actor: Actor): Promise<void>
  /** Ends the open answers of a session at once (sign-out). */
  endSession(sid: string): void
  /** Who writes where. */
  presence: Presence
  /** Resolves when the hub hears what the servers say. */
  ready: Promise<void>
  close(): Promise<void>
}

/**
 * Server-sent events: what `announce` notes in any server reaches the pages of everybody whom
 * `livePolicy` lets hear it, as nouns only. Every 600 ms the sessions and roles behind the open
 * answers are checked, so that a sign-out or a lost role ends them within a second.
 */
export function createLiveHub({ db, clock, log }: { db: Db; clock: Clock; log: Logger }): LiveHub {
  const connections = new Set<Connection>()
  const announcer = createAnnouncer(db, log, CHANNEL)
  const presence = createPresence({ db, clock, channel: CHANNEL })
  const listener = listen({
    db,
    log,
    channel: CHANNEL,
    onMessage: (payload) => {
      const said = saidSchema.parse(JSON.parse(payload))
      if (Array.isArray(said)) tellAll(connections, said)
      else presence.hear(said)
    },
    onReconnect: () => tellAll(connections, [...LIVE_NOUNS]),
  })
  const watch = watchSessions(connections, { db, clock, log })
  db.onCommit((topics) => announcer.announce(topics))

  return {
    presence,
    ready: listener.ready,
    attach: attachTo(connections),
    endSession(sid) {
      for (const connection of connections) if (connection.sid === sid) end(connection)
    },
    async close() {
      clearInterval(watch)
      announcer.close()
      for (const connection of connections) end(connection)
      await listener.close()
    },
  }
}

/** Keeps answers open, a few for each person. */
function attachTo(connections: Set<Connection>): LiveHub['attach'] {
  const openOf = new Map<string, number>()
  return async (req, res, actor) => {
    const open = openOf.get(actor.id) ?? 0
    if (open >= CONNECTIONS_PER_PERSON) throw tooMany()
    openOf.set(actor.id, open + 1)
    res.once('close', () => openOf.set(actor.id, (openOf.get(actor.id) ?? 1) - 1))
    res.set('X-Accel-Buffering', 'no')
    const session = await createSession(req, res, {
      keepAlive: HEARTBEAT_MS,
      trustClientEventId: false,
    })
    const connection = {
      actor,
      sid: req.sessionID,
      until: (req.session.signedInAt ?? 0) + ABSOLUTE_MS,
      session,
      res,
    }
    connections.add(connection)
    res.once('close', () => connections.delete(connection))
  }
}

/** Ends what is stale, one look at a time; the timer is the caller's to clear. */
function watchSessions(
  connections: Set<Connection>,
  { db, clock, log }: { db: Db; clock: Clock; log: Logger },
): NodeJS.Timeout {
  let isWatching = false
  const check = async (): Promise<void> => {
    if (isWatching || connections.size === 0) return
    isWatching = true
    await endStale(connections, db, clock).catch((error: unknown) =>
      log.warn(loggable(error), 'live sessions not checked'),
    )
    isWatching = false
  }
  return setInterval(() => void check(), WATCH_MS)
}

const end = ({ res }: Connection): void => void res.end()

function tellAll(connections: ReadonlySet<Connection>, topics: string[]): void {
  for (const { actor, session, res } of connections) {
    const heard = withMetrics(topics)
      .filter((topic) => livePolicy.hear(actor, topic))
      .flatMap((topic) => parseTopic(topic)?.noun ?? [])
    if (heard.length === 0 || !session.isConnected) continue
    session.push([...new Set(heard)], 'topics')
    if (res.writableLength > BUFFER_BYTES) res.destroy() // nobody reads at the other end
  }
}

async function endStale(connections: ReadonlySet<Connection>, db: Db, clock: Clock): Promise<void> {
  const open = [...connections]
  const at = clock.wallNow()
  const sessions = await db.query<{ sid: string }>(
    'SELECT sid FROM session WHERE sid = ANY($1::text[]) AND expire > $2',
    [open.map(({ sid }) => sid), at],
  )
  const alive = new Set(sessions.map(({ sid }) => sid))
  const actors = await loadActors(db, clock, [...new Set(open.map(({ actor }) => actor.id))])
  for (const connection of open) {
    const now = actors.get(connection.actor.id)
    if (
      !alive.has(connection.sid) ||
      at.getTime() >= connection.until ||
      !now ||
      !hasSameRights(now, connection.actor)
    )
      end(connection)
  }
}

/**
 * Somebody whose rights changed comes back with the new ones: the browser opens the channel again
 * by itself.
 */
const hasSameRights = (now: Actor, then: Actor): boolean =>
  now.agency === then.agency && now.roles.join() === then.roles.join()

const tooMany = (): AppError =>
  new AppError({
    code: 'TOO_MANY',
    status: 429,
    sentence: {
      de: 'Es sind zu viele Fenster offen. Bitte schließen Sie einige.',
      en: 'Too many windows are open. Please close some.',
    },
  })

/** `GET /api/live`. */
export const liveRoutes = (hub: LiveHub): Route[] => [
  route({
    method: 'get',
    path: '/api/live',
    reads: 'nobody',
    access: 'signed-in',
    response: 'handled',
    handle: async ({ actor, req, res }) => hub.attach(req, res, actor),
  }),
]
