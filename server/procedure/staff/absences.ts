import { moveTalks } from '#server/procedure/appointments/move-talks.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { dayToStore, storedDay } from '#server/base/clock.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound, type Issue } from '#server/base/errors.ts'
import { staffPolicy } from '#server/web/policies/staff-policy.ts'
import { lockStaff } from './queries.ts'
import type { AbsenceInput, AbsenceView } from './schema.ts'

const WITH_NAMES = { staff: true, substitute: true } as const

type Named = { id: string; displayName: string; agencyId: string | null }
type Row = { id: string; fromOn: Date; toOn: Date; staff: Named; substitute: Named }

function presentAbsence({ id, staff, substitute, fromOn, toOn }: Row, actor: Actor): AbsenceView {
  const named = (one: Named): { id: string; displayName: string } => ({
    id: one.id,
    displayName: one.displayName,
  })
  const remove = staffPolicy.manageAbsence(actor, { agency: staff.agencyId })
  return {
    id,
    staff: named(staff),
    substitute: named(substitute),
    fromOn: storedDay(fromOn),
    toOn: storedDay(toOn),
    abilities: { remove },
  }
}

/** Absences of today and later in the actor's reach, earliest first. */
export async function listAbsences({ db, clock }: Deps, actor: Actor): Promise<AbsenceView[]> {
  const today = dayToStore(clock.now())
  const rows = await db.prisma.absence.findMany({
    where: { toOn: { gte: today } },
    include: WITH_NAMES,
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
  })
  return rows
    .filter((row) => staffPolicy.manageAbsence(actor, { agency: row.staff.agencyId }))
    .map((row) => presentAbsence(row, actor))
}

/**
 * Enters who is away and who stands in; the substitute sees and works on that person's tasks and
 * cases at once.
 * @throws AppError NOT_FOUND for staff out of reach, INVALID with the place (also for a substitute
 * who is away then), ABSENCE_OVERLAPS
 */
export async function addAbsence(
  deps: Deps,
  input: AbsenceInput,
  actor: Actor,
): Promise<AbsenceView> {
  return deps.db.tx(async (tx) => {
    const { staff, substitute } = await pairOf(tx, input, actor)
    const issues = issuesOf(input, { staff, substitute })
    if (issues.length) throw invalid(issues)
    await refuseOverlap(tx, input)
    await refuseAbsentSubstitute(tx, input)
    const fromOn = new Date(input.fromOn)
    const toOn = new Date(input.toOn)
    const row = await tx.absence.create({
      data: { staffId: staff.id, substituteId: substitute.id, fromOn, toOn },
      include: WITH_NAMES,
    })
    await moveTalks(tx, deps, {
      talks: {
        fromId: staff.id,
        toId: substitute.id,
        caseIds: null,
        days: { fromOn: input.fromOn, toOn: input.toOn },
      },
      actor,
    })
    await note(tx, deps, { row, actor, action: 'absence.add' })
    return presentAbsence(row, actor)
  })
}

/** Takes an absence back. @throws AppError NOT_FOUND */
export async function removeAbsence(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await tx.absence.findUnique({ where: { id }, include: WITH_NAMES })
    if (!row || !staffPolicy.manageAbsence(actor, { agency: row.staff.agencyId })) throw notFound()
    await tx.absence.delete({ where: { id } })
    await note(tx, deps, { row, actor, action: 'absence.remove' })
  })
}

async function pairOf(
  tx: Tx,
  { staffId, substituteId }: AbsenceInput,
  actor: Actor,
): Promise<{ staff: Named; substitute: Named }> {
  const found = await tx.staff.findMany({
    where: { id: { in: [staffId, substituteId] }, active: true },
  })
  const reachable = found.filter((one) =>
    staffPolicy.manageAbsence(actor, { agency: one.agencyId }),
  )
  const staff = reachable.find((one) => one.id === staffId)
  const substitute = reachable.find((one) => one.id === substituteId)
  if (!staff || !substitute) throw notFound()
  return { staff, substitute }
}

function issuesOf(
  { fromOn, toOn }: AbsenceInput,
  { staff, substitute }: { staff: Named; substitute: Named },
): Issue[] {
  const issues: Issue[] = []
  if (toOn < fromOn)
    issues.push({
      path: 'toOn',
      message: {
        de: 'Letzter Tag: Das Ende liegt vor dem Beginn.',
        en: 'Last day: The end lies before the beginning.',
      },
    })
  if (staff.id === substitute.id)
    issues.push({
      path: 'substituteId',
      message: {
        de: 'Vertretung: Bitte wählen Sie eine andere Person.',
        en: 'Substitute: Please choose somebody else.',
      },
    })
  if (staff.agencyId !== substitute.agencyId)
    issues.push({
      path: 'substituteId',
      message: {
        de: 'Vertretung: Sie muss in derselben Stelle arbeiten.',
        en: 'Substitute: they must work in the same agency.',
      },
    })
  return issues
}

async function refuseOverlap(tx: Tx, { staffId, fromOn, toOn }: AbsenceInput): Promise<void> {
  // two leads at once
  await lockStaff(queryOf(tx), staffId)
  const overlapping = await tx.absence.count({
    where: { staffId, fromOn: { lte: new Date(toOn) }, toOn: { gte: new Date(fromOn) } },
  })
  if (overlapping)
    throw conflict('ABSENCE_OVERLAPS', {
      de: 'Für diese Tage ist schon eine Abwesenheit eingetragen.',
      en: 'An absence is already entered for these days.',
    })
}

/**
 * A substitute who is away in these days could not stand in, and two could stand in for each other.
 */
async function refuseAbsentSubstitute(
  tx: Tx,
  { substituteId, fromOn, toOn }: AbsenceInput,
): Promise<void> {
  const away = await tx.absence.count({
    where: {
      staffId: substituteId,
      fromOn: { lte: new Date(toOn) },
      toOn: { gte: new Date(fromOn) },
    },
  })
  if (away)
    throw invalid([
      {
        path: 'substituteId',
        message: {
          de: 'Vertretung: Diese Person ist an diesen Tagen selbst nicht da.',
          en: 'Substitute: this person is away on these days.',
        },
      },
    ])
}

async function note(
  tx: Tx,
  deps: Deps,
  { row, actor, action }: { row: Row; actor: Actor; action: string },
): Promise<void> {
  const detail = {
    fromOn: storedDay(row.fromOn),
    toOn: storedDay(row.toOn),
    substituteId: row.substitute.id,
  }
  await recordAudit(tx, deps, { actor, action, subject: `staff:${row.staff.id}`, detail })
  const suffix = row.staff.agencyId === null ? '' : `@${row.staff.agencyId}`
  announce(tx, `tasks${suffix}`, `cases${suffix}`, 'actors')
}
