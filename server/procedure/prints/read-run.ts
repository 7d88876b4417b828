import { storedDay } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { PrintRun } from '#server/generated/prisma/client.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { listHidden } from './queries.ts'
import { reasonWords } from './reasons.ts'
import { leftOutSchema, runStateSchema, type PrintRunView } from './schema.ts'

type Run = Omit<PrintRun, 'pdf'>

async function namesOf({ db }: Deps, runs: Run[]): Promise<Map<string, string>> {
  const staff = await db.prisma.staff.findMany({
    where: { id: { in: runs.map((run) => run.createdBy) } },
    select: { id: true, displayName: true },
  })
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}

type About = { names: Map<string, string>; hidden: string[]; today: string }

/** Names of staff, and letters of which the print room may learn nothing any more. */
async function aboutRuns(deps: Deps, runs: Run[]): Promise<About> {
  const left = runs.flatMap((run) => leftOutSchema.parse(run.leftOut))
  return {
    names: await namesOf(deps, runs),
    hidden: await listHidden(
      deps.db.query,
      left.map(({ letterId }) => letterId),
    ),
    today: localDate(deps.clock.now()),
  }
}

const present = (run: Run, { names, hidden, today }: About): PrintRunView => ({
  id: run.id,
  number: run.number,
  state: runStateSchema.parse(run.state),
  reprint: run.reprint,
  repeats: run.repeats,
  progress: { done: run.done, total: run.letterIds.length },
  count: run.letterIds.length,
  pages: run.pages,
  leftOut: leftOutSchema.parse(run.leftOut).map((left) => {
    const { de, en } = reasonWords(null)
    return hidden.includes(left.letterId) ? { ...left, reason: de, reasonEn: en } : left
  }),
  createdAt: run.createdAt.toISOString(),
  createdBy: names.get(run.createdBy) ?? '',
  postedOn: run.postedOn && storedDay(run.postedOn),
  failure: run.failure,
  abilities: {
    post: run.state === 'ready' && !run.reprint,
    repeat: isPrintable(run, today),
    download: isPrintable(run, today),
  },
})

/** Until it is posted; a letter printed again, on that day alone. */
const isPrintable = (run: Run, today: string): boolean =>
  run.state === 'ready' &&
  run.sha256 !== null &&
  (!run.reprint || localDate(run.createdAt) === today)

/** The newest print runs. */
export async function listRuns(deps: Deps): Promise<PrintRunView[]> {
  const runs = await deps.db.prisma.printRun.findMany({
    orderBy: { number: 'desc' },
    take: 50,
    omit: { pdf: true },
  })
  const about = await aboutRuns(deps, runs)
  return runs.map((run) => present(run, about))
}

/** @throws AppError NOT_FOUND */
export async function readRun(deps: Deps, id: string): Promise<PrintRunView> {
  const run = await deps.db.prisma.printRun.findUnique({ where: { id }, omit: { pdf: true } })
  if (!run) throw notFound()
  return present(run, await aboutRuns(deps, [run]))
}

/** The PDF of a run: from when it is ready until it is posted, and with nothing restricted in it. */
export async function readRunPdf(
  deps: Deps,
  id: string,
): Promise<{ file: Uint8Array; fileName: string }> {
  const run = await deps.db.prisma.printRun.findUnique({
    where: { id },
  })
  if (!run?.pdf || !isPrintable(run, localDate(deps.clock.now()))) throw notFound()
  if ((await listHidden(deps.db.query, run.letterIds)).length > 0) throw notFound()
  return { file: run.pdf, fileName: `drucklauf-${run.number}.pdf` }
}
