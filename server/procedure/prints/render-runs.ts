import { createHash } from 'node:crypto'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordBeat } from '#server/base/heartbeat.ts'
import type { PrintRun } from '#server/generated/prisma/client.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import { getLetterData } from '#server/procedure/letters/letter-data.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { saveProgress } from './queries.ts'

/** The loop's name among the heartbeats. */
const PRINT_RUNS = 'print runs'
const PROGRESS_FRESH_MS = 120_000

/**
 * Renders the runs that wait, oldest first; led by one replica. A crash in between leaves a run
 * `rendering`, so it is rendered again, with the same bytes. A failure is shown on the run, and its
 * letters are queued again.
 */
export async function renderDueRuns(deps: Deps): Promise<void> {
  for (;;) {
    const run = await deps.db.prisma.printRun.findFirst({
      where: { OR: [{ state: 'rendering' }, { state: 'ready', sha256: null }] },
      orderBy: { number: 'asc' },
      omit: { pdf: true },
    })
    if (!run) return
    try {
      await render(deps, run)
    } catch (error) {
      await fail(deps, run, error instanceof Error ? error.message : 'unknown')
    }
    deps.db.announceNow(['prints', 'campaigns'])
  }
}

type Run = Omit<PrintRun, 'pdf'>

async function render(deps: Deps, run: Run): Promise<void> {
  const rows = await deps.db.prisma.letter.findMany({
    where: { id: { in: run.letterIds } },
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
    select: { id: true, data: true, runId: true },
  })
  // held since the run was made
  const held = run.reprint ? [] : rows.filter((row) => row.runId !== run.id)
  const letters = rows.filter((row) => !held.includes(row)).map((row) => getLetterData(row.data))
  const faulty = letters.find((letter) => checkLetter(letter).length > 0)
  if (faulty) throw new Error(`${faulty.reference}: ${checkLetter(faulty)[0]}`)
  const cover = {
    number: run.number,
    createdOn: localDate(run.createdAt),
    ...(run.repeats ? { repeat: run.repeats } : {}),
  }
  const { pdf, pages } = await renderLetters({
    letters,
    sample: deps.watermark,
    cover,
    onProgress: (progress) => void showProgress(deps, run, progress.done),
  })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await deps.db.prisma.printRun.update({
    where: { id: run.id },
    data: {
      state: 'ready',
      pdf: new Uint8Array(pdf),
      pages,
      sha256,
      done: letters.length,
      letterIds: rows.filter((row) => !held.includes(row)).map((row) => row.id),
    },
  })
}

async function showProgress(deps: Deps, run: Run, done: number): Promise<void> {
  try {
    await saveProgress(deps.db.query, run.id, done)
    // the loop itself says nothing before the run is done, and that may be hundreds of letters
    const at = deps.clock.wallNow()
    await recordBeat(deps.db.query, { part: PRINT_RUNS, at, freshMs: PROGRESS_FRESH_MS })
    deps.db.announceNow(['prints'])
  } catch {
    // progress is only for the eye
  }
}

async function fail(deps: Deps, run: Run, failure: string): Promise<void> {
  deps.log.error({ run: run.id }, 'a print run could not be rendered')
  await deps.db.tx(async (tx) => {
    await tx.printRun.update({ where: { id: run.id }, data: { state: 'failed', failure } })
    if (!run.reprint)
      await tx.letter.updateMany({
        where: { runId: run.id, state: 'in-run' },
        data: { state: 'queued', runId: null },
      })
  })
}
