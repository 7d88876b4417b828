import type { Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import { freeBetween, officeDay, weekOf } from '#server/procedure/calendar/office-day.ts'
import { instantOf, type Taken } from '#server/procedure/calendar/propose-slots.ts'
import { localDate, plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import { readTalks, talksOf, type TalkRow } from './calendar-talks.ts'
import type { CalendarColumn, CalendarView } from './calendar-schema.ts'

type Member = { id: string; displayName: string; agency: string; agencyName: string }
type Absence = { staffId: string; fromOn: string; toOn: string }

/** One day of an agency, or of every agency that the actor sees: who is in which talk, away, free. The read is recorded. @throws AppError NOT_FOUND for an agency behind the wall */
export async function readDay(
  deps: Deps,
  {
    on = localDate(deps.clock.now()),
    agency,
  }: { on?: string | undefined; agency?: string | undefined },
  actor: Actor,
): Promise<CalendarView> {
  const agencies = await readableAgencies(deps, actor)
  if (agency !== undefined && !agencies.some(({ id }) => id === agency)) throw notFound()
  const wanted = agency === undefined ? agencies.map(({ id }) => id) : [agency]
  const members = await readMembers(deps, { agencies: wanted })
  await recordRead(deps, { actor, action: 'calendar.read', subject: `agency:${agency ?? 'all'}` })
  return {
    from: on,
    to: on,
    agencies,
    agency: agency ?? null,
    columns: await readColumns(deps, { members, days: [on] }, actor),
  }
}

/** The working week of one member of staff, one's own unless told. The read is recorded. @throws AppError NOT_FOUND for somebody behind the wall of an agency */
export async function readWeek(
  deps: Deps,
  {
    on = localDate(deps.clock.now()),
    staff = '',
  }: { on?: string | undefined; staff?: string | undefined },
  actor: Actor,
): Promise<CalendarView> {
  const agencies = await readableAgencies(deps, actor)
  const members = await readMembers(deps, { staffId: staff || actor.id })
  if (!agencies.some(({ id }) => id === members[0]?.agency)) throw notFound()
  const days = weekOf(on)
  await recordRead(deps, { actor, action: 'calendar.read', subject: `staff:${staff || actor.id}` })
  return {
    from: days[0]!,
    to: days.at(-1)!,
    agencies,
    agency: members[0]!.agency,
    columns: await readColumns(deps, { members, days }, actor),
  }
}

async function readableAgencies({ db }: Deps, actor: Actor): Promise<CalendarView['agencies']> {
  const all = await db.query<{ id: string; name: string }>(
    'SELECT id, name FROM agency ORDER BY name',
  )
  return all.filter(({ id }) => calendarPolicy.readAgency(actor, id))
}

const readMembers = (
  { db }: Deps,
  { agencies = [], staffId = null }: { agencies?: string[]; staffId?: string | null },
): Promise<Member[]> =>
  db.query(
    `SELECT s.id, s.display_name AS "displayName", s.agency_id AS agency, a.name AS "agencyName" FROM staff s JOIN agency a ON a.id = s.agency_id
     WHERE s.id = $2::uuid OR (s.agency_id = ANY($1) AND s.active AND 'caseworker' = ANY(s.roles)) ORDER BY a.name, s.display_name`,
    [agencies, staffId],
  )

async function readColumns(
  deps: Deps,
  { members, days }: { members: Member[]; days: string[] },
  actor: Actor,
): Promise<CalendarColumn[]> {
  const [first, last] = [days[0]!, days.at(-1)!]
  const ids = members.map(({ id }) => id)
  const [talks, absences] = await Promise.all([
    readTalks(deps, {
      staffIds: ids,
      from: instantOf(first, '00:00'),
      to: instantOf(plusDays(last, 1), '00:00'),
    }),
    deps.db.query<Absence>(
      'SELECT staff_id AS "staffId", from_on::text AS "fromOn", to_on::text AS "toOn" FROM absence WHERE staff_id = ANY($1::uuid[]) AND from_on <= $3::date AND to_on >= $2::date',
      [ids, first, last],
    ),
  ])
  return members.flatMap((member) =>
    days.map((on) => columnOf({ member, on, talks, absences }, actor)),
  )
}

type ColumnFacts = {
  member: Member
  on: string
  talks: readonly TalkRow[]
  absences: readonly Absence[]
}

function columnOf(
  { member: { id, displayName, agencyName }, on, talks, absences }: ColumnFacts,
  actor: Actor,
): CalendarColumn {
  const own = talks.filter((talk) => talk.staff_id === id && localDate(talk.starts_at) === on)
  const isAway = absences.some(
    ({ staffId, fromOn, toOn }) => staffId === id && fromOn <= on && on <= toOn,
  )
  const open = officeDay(on)
  return {
    on,
    staff: { id, displayName, agencyName, isMe: id === actor.id },
    isAway,
    open: open && presentStretch(open),
    free:
      open && !isAway
        ? freeBetween(
            open,
            own.map(({ starts_at: from, ends_at: to }) => ({ from, to })),
          ).map(presentStretch)
        : [],
    talks: talksOf(own, actor),
  }
}

const presentStretch = ({ from, to }: Taken): { from: string; to: string } => ({
  from: from.toISOString(),
  to: to.toISOString(),
})
