import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import type { FeedView } from './calendar-schema.ts'
import { writeIcal, type IcalEvent } from '#server/procedure/calendar/ical.ts'
import { placeOf, statusOf } from './talk-file.ts'

const SECRET_BYTES = 32
const DAY_MS = 86_400_000
const DAYS_BACK = 30

/** A secret of 256 bits needs no slow hash: it cannot be guessed. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/**
 * Whether one's own calendar can be read elsewhere, and since when; the address is not said again.
 */
export async function readFeed(deps: Deps, actor: Actor): Promise<FeedView> {
  const feed = await deps.db.prisma.calendarFeed.findUnique({ where: { staffId: actor.id } })
  return { createdAt: feed?.createdAt.toISOString() ?? null, path: null }
}

/** Makes a secret address for one's own calendar and says it once; the one before stops at once. */
export async function createFeed(deps: Deps, actor: Actor): Promise<FeedView> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const kept = { secretHash: hashOf(secret), createdAt: deps.clock.wallNow() }
  await deps.db.tx(async (tx) => {
    await tx.calendarFeed.upsert({
      where: { staffId: actor.id },
      create: { staffId: actor.id, ...kept },
      update: kept,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'calendar-feed.create',
      subject: `staff:${actor.id}`,
    })
  })
  return { createdAt: kept.createdAt.toISOString(), path: `/feeds/${secret}.ics` }
}

/** Stops the address; running it twice changes nothing. */
export async function revokeFeed(deps: Deps, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { staffId: actor.id } })
    if (count > 0)
      await recordAudit(tx, deps, {
        actor,
        action: 'calendar-feed.revoke',
        subject: `staff:${actor.id}`,
      })
  })
}

/**
 * The talks of whoever has the secret, from thirty days ago on: "Termin", time and place, no name,
 * no matter. What was cancelled stays as cancelled, so that calendar programs take it away.
 * @throws AppError NOT_FOUND for a secret that is not, or not any more, one; or whose owner has
 * left
 */
export async function readFeedFile(deps: Deps, secret: string): Promise<string> {
  const feed = await deps.db.prisma.calendarFeed.findUnique({
    where: { secretHash: hashOf(secret) },
    include: { staff: true },
  })
  if (!feed?.staff.active) throw notFound()
  const from = new Date(deps.clock.now().getTime() - DAYS_BACK * DAY_MS)
  const talks = await deps.db.prisma.appointment.findMany({
    where: { staffId: feed.staffId, startsAt: { gte: from } },
    include: { room: true },
    orderBy: { startsAt: 'asc' },
  })
  const office = officeOf(feed.staff.agencyId ?? '', deps.city)
  const events = talks.map((talk): IcalEvent => ({
    uid: talk.id,
    sequence: talk.revision,
    startsAt: talk.startsAt,
    endsAt: talk.endsAt,
    status: statusOf(talk),
    summary: 'Termin',
    location: placeOf(talk, office),
  }))
  return writeIcal({ name: 'Termine', stampedAt: deps.clock.wallNow(), events })
}
