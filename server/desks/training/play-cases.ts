import { playCourse, type Course, type Open } from './play-course.ts'
import type { Stage } from './stage.ts'
import type { Players } from './players.ts'
import type { Story, StorySubjects } from './stories.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

type Part = { course: Course; story?: Story }

/** What the cases come to, one after another; those beyond keep their first talk before them. */
const PARTS: Part[] = [
  { course: 'prepared', story: 'eviction' },
  { course: 'yes', story: 'interpreter' },
  { course: 'thinking', story: 'thinking' },
  { course: 'no' },
  { course: 'one-off' },
  { course: 'no-agreement', story: 'no-agreement' },
  { course: 'consent-withdrawn', story: 'consent-withdrawn' },
  { course: 're-entry', story: 're-entry' },
  { course: 'talked', story: 'guardian' },
  { course: 'planned' },
  { course: 'no-show', story: 'dropout' }, // the last, since time moves
]
/** They wait for their team lead. */
const UNASSIGNED = 2

/**
 * Assigns most cases and leads some of them on, so that each state that is drawn can be seen;
 * `first` stand at the front, in this order.
 */
export async function playCases(
  stage: Stage,
  players: Players,
  first: readonly string[],
): Promise<StorySubjects> {
  const cases = await assign(stage, { players, first })
  const subjects: StorySubjects = {}
  for (const [n, { course, story }] of PARTS.entries()) {
    const found = cases[n]
    if (!found) continue
    const subject = await playCourse(stage, players, { found, course })
    if (story) subjects[story] = subjectText(subject)
  }
  await stage.rest()
  return subjects
}

/** All but the last two. */
async function assign(
  { deps }: Stage,
  { players, first }: { players: Players; first: readonly string[] },
): Promise<Open[]> {
  const opened = await deps.db.prisma.case.findMany({
    where: { status: 'open' },
    orderBy: { caseRef: 'asc' },
  })
  const rank = (invitationId: string | null): number =>
    invitationId && first.includes(invitationId) ? first.indexOf(invitationId) : first.length
  const assigned: Open[] = []
  for (const { id, agencyId, proposedId } of opened
    .toSorted((a, b) => rank(a.invitationId) - rank(b.invitationId))
    .slice(0, -UNASSIGNED)) {
    const somebody =
      proposedId ??
      (
        await deps.db.prisma.staff.findFirstOrThrow({
          where: { agencyId, roles: { has: 'caseworker' } },
        })
      ).id
    const subject = caseSubject(id)
    await players.complete(await players.as('team-lead', agencyId), {
      subject,
      formId: 'confirm-assignment',
      answers: { caseworkerId: somebody, reason: 'Absprache im Team' },
    })
    assigned.push({ subject, agency: agencyId, caseworkerId: somebody })
  }
  return assigned
}
