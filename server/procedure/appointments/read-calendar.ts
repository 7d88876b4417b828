import type { Actor } from '#server/web/auth/actor.ts'
import { freeBetween, officeDay, weekOf } from '#server/procedure/calendar/office-day.ts'
import { instantOf, type Taken } from '#server/procedure/calendar/propose-slots.ts'
import { localDate, plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import type { CalendarColumn, CalendarView } from './calendar-schema.ts'
import { presentTalks } from './present-talks.ts'
import {
  listAbsences,
  listAgencies,
  listCalendarTalks,
  listMembers,
  type Absence,
  type CalendarRow,
  type Member,
} from './queries-calendar.ts'

type DayWanted = { on?: string | undefined; agency?: string | undefined }
type WeekWanted = { on?: string | undefined; staff?: string | undefined }
type Span = { from: string; to: string }

/**
 * One day of an agency, or of every agency that the actor sees: who is in which talk, away, free.
 * @throws AppError NOT_FOUND for an agency behind the wall
 */
export async function readDay(
  deps: Deps,
  { on = localDate(deps.clock.now()), agency }: DayWanted,
  actor: Actor,
): Promise<CalendarView> {
  const agencies = await readableAgencies(deps, actor)
  if (agency !== undefined && !agencies.some(({ id }) => id === agency)) throw notFound()
  const wanted = agency === undefined ? agencies.map(({ id }) => id) : [agency]
  const members = await listMembers(deps.db.query, { agencies: wanted })
  const span = { from: on, to: on }
  return {
    ...span,
    agencies,
    agency: agency ?? null,
    columns: await readColumns(deps, { members, span }, actor),
  }
}

/**
 * The working week of one member of staff, one's own unless told.
 * @throws AppError NOT_FOUND for somebody behind the wall of an agency
 */
export async function readWeek(
  deps: Deps,
  { on = localDate(deps.clock.now()), staff = '' }: WeekWanted,
  actor: Actor,
): Promise<CalendarView> {
  const agencies = await readableAgencies(deps, actor)
  const staffId = staff || actor.id
  const members = await listMembers(deps.db.query, { staffId })
  const agency = agencies.find(({ id }) => id === members[0]?.agency)
  if (!agency) throw notFound()
  const span = weekOf(on)
  return {
    ...span,
    agencies,
    agency: agency.id,
    columns: await readColumns(deps, { members, span }, actor),
  }
}

async function readableAgencies({ db }: Deps, actor: Actor): Promise<CalendarView['agencies']> {
  const all = await listAgencies(db.query)
  return all.filter(({ id }) => calendarPolicy.readAgency(actor, id))
}

async function readColumns(
  { db: { query } }: Deps,
  { members, span: { from, to } }: { members: Member[]; span: Span },
  actor: Actor,
): Promise<CalendarColumn[]> {
  const staffIds = members.map(({ id }) => id)
  const midnights = { from: instantOf(from, '00:00'), to: instantOf(plusDays(to, 1), '00:00') }
  const [talks, absences] = await Promise.all([
    listCalendarTalks(query, { staffIds, ...midnights }),
    listAbsences(query, { staffIds, from, to }),
  ])
  return members.flatMap((member) =>
    daysOf({ from, to }).map((on) => columnOf({ member, on, talks, absences }, actor)),
  )
}

function daysOf({ from, to }: Span): string[] {
  const days: string[] = []
  for (let on = from; on <= to; on = plusDays(on, 1)) days.push(on)
  return days
}

type ColumnFacts = {
  member: Member
  on: string
  talks: readonly CalendarRow[]
  absences: readonly Absence[]
}

function columnOf(
  { member: { id, displayName, agencyName }, on, talks, absences }: ColumnFacts,
  actor: Actor,
): CalendarColumn {
  const own = talks.filter(({ staffId, startsAt }) => staffId === id && localDate(startsAt) === on)
  const taken = own.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }))
  const isAway = absences.some(
    ({ staffId, fromOn, toOn }) => staffId === id && fromOn <= on && on <= toOn,
  )
  const open = officeDay(on)
  return {
    on,
    staff: { id, displayName, agencyName, isMe: id === actor.id },
    isAway,
    open: open && presentStretch(open),
    free: open && !isAway ? freeBetween(open, taken).map(presentStretch) : [],
    talks: presentTalks(own, actor),
  }
}

const presentStretch = ({ from, to }: Taken): Span => ({
  from: from.toISOString(),
  to: to.toISOString(),
})
