import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { PrintRun } from '#server/generated/prisma/client.ts'
import type { PrintRunView } from './schema.ts'

type Run = Omit<PrintRun, 'pdf'>

async function present(deps: Deps, runs: Run[]): Promise<PrintRunView[]> {
  const staff = await deps.db.prisma.staff.findMany({
    where: { id: { in: runs.map((run) => run.createdBy) } },
    select: { id: true, displayName: true },
  })
  return runs.map((run) => ({
    id: run.id,
    number: run.number,
    state: run.state as PrintRunView['state'],
    reprint: run.reprint,
    repeats: run.repeats,
    progress: { done: run.done, total: run.letterIds.length },
    count: run.letterIds.length,
    pages: run.pages,
    leftOut: run.leftOut as PrintRunView['leftOut'],
    createdAt: run.createdAt.toISOString(),
    createdBy: staff.find((person) => person.id === run.createdBy)?.displayName ?? '',
    postedOn: run.postedOn?.toISOString().slice(0, 10) ?? null,
    failure: run.failure,
    abilities: {
      post: run.state === 'ready' && !run.reprint,
      repeat: run.state === 'ready' || run.state === 'posted',
      download: run.state === 'ready' || run.state === 'posted',
    },
  }))
}

/** The newest print runs. */
export async function listRuns(deps: Deps): Promise<PrintRunView[]> {
  return await present(
    deps,
    await deps.db.prisma.printRun.findMany({
      orderBy: { number: 'desc' },
      take: 50,
      omit: { pdf: true },
    }),
  )
}

export async function readRun(deps: Deps, id: string): Promise<PrintRunView> {
  const run = await deps.db.prisma.printRun.findUnique({ where: { id }, omit: { pdf: true } })
  if (!run) throw notFound()
  const [view] = await present(deps, [run])
  return view!
}

/** The PDF of a run; not there before it is ready. */
export async function readRunPdf(
  deps: Deps,
  id: string,
): Promise<{ file: Uint8Array; fileName: string }> {
  const run = await deps.db.prisma.printRun.findUnique({
    where: { id },
    select: { pdf: true, number: true },
  })
  if (!run?.pdf) throw notFound()
  return { file: run.pdf, fileName: `drucklauf-${run.number}.pdf` }
}
