import { localDate, workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { WAITING } from '#server/engine/readmodel/forget-ended.ts'
import { kindWords } from '#server/procedure/deployments/fact-words.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { localDay } from './figure.ts'
import { rounded } from './rounded.ts'
import type { Steps, TaskKinds } from './schema.ts'
import { LEAST_PEOPLE } from './suppression.ts'
import { quantile } from './survival.ts'

type Row = {
  process: string
  elementId: string
  open: number
  passed: { from: string; to: string; count: number }[] | null
}

/**
 * Where the running instances stand, and how long a step took: median in working days over all that
 * have passed it.
 */
export async function readSteps(deps: Deps): Promise<Steps> {
  const [rows, inForce] = await Promise.all([
    deps.db.slowQuery<Row>(
      `SELECT process, element_id AS "elementId", sum(open)::int AS open,
         json_agg(
           json_build_object('from', from_on, 'to', to_on, 'count', done)
         ) FILTER (WHERE done > 0) AS passed
       FROM (
         SELECT p.process_id AS process, e.element_id, ${localDay('e.started_at')} AS from_on,
           ${localDay('e.ended_at')} AS to_on,
           count(*) FILTER (WHERE e.ended_at IS NULL AND p.ended_at IS NULL)::int AS open,
           count(*) FILTER (WHERE e.state = 'completed')::int AS done
         FROM readmodel.element_instance e
         JOIN readmodel.process_instance p ON p.key = e.process_instance_key
         WHERE e.element_type = ANY($1)
         GROUP BY 1, 2, 3, 4
         UNION ALL
         SELECT process, element_id, from_on, to_on, 0, count
         FROM step_passed
       ) d
       GROUP BY process, element_id`,
      [WAITING],
    ),
    deps.db.slowQuery<{ process: string; definition: string }>(
      `SELECT DISTINCT ON (process) process, definition_key AS definition
       FROM deployment
       ORDER BY process, version DESC`,
    ),
  ])
  const processes = await Promise.all(
    inForce.map(({ process, definition }) =>
      presentProcess(
        deps,
        definition,
        rows.filter((row) => row.process === process),
      ),
    ),
  )
  return { processes: processes.filter(({ steps }) => steps.length > 0) }
}

async function presentProcess(
  deps: Deps,
  definitionKey: string,
  rows: readonly Row[],
): Promise<Steps['processes'][number]> {
  const { process, name, nameEn, version, xml, elements } = await readDeployment(
    deps,
    definitionKey,
  )
  const steps = [...elements].flatMap(([elementId, element]) => {
    const row = rows.find((each) => each.elementId === elementId)
    if (!row || !element.name) return []
    return [
      {
        elementId,
        name: { de: element.name, en: element.nameEn },
        kind: kindWords(element.type.replace('bpmn:', '')),
        open: row.open,
        ...medianOf(row),
      },
    ]
  })
  return {
    process,
    name: { de: name, en: nameEn },
    version,
    xml,
    open: rounded(steps.reduce((sum, step) => sum + step.open, 0)),
    steps: steps.map((step) => ({ ...step, open: rounded(step.open) })),
  }
}

/** A median over fewer than ten is left out. */
function medianOf({ passed }: Row): { medianDays: number | null; done: number | null } {
  const spans = (passed ?? []).map(({ from, to, count }) => ({
    days: workdaysBetween(from, to),
    isOver: true,
    count,
  }))
  const done = spans.reduce((sum, { count }) => sum + count, 0)
  return {
    medianDays: done < LEAST_PEOPLE ? null : quantile(spans, 0.5),
    done: rounded(done),
  }
}

type KindRow = {
  definition: string
  elementId: string
  open: number
  overdue: number
  oldest: Date | null
}

/** Open and overdue tasks by type, never by person. */
export async function readTaskKinds(deps: Deps): Promise<TaskKinds> {
  const rows = await deps.db.slowQuery<KindRow>(
    `SELECT max(definition_key) AS definition, element_id AS "elementId", count(*)::int AS open,
       count(*) FILTER (WHERE due_at < $1)::int AS overdue,
       min(due_at) FILTER (WHERE due_at < $1) AS oldest
     FROM task
     WHERE state = 'open' AND submission_id IS NULL
     GROUP BY process_id, element_id
     ORDER BY overdue DESC, open DESC, element_id`,
    [deps.clock.now()],
  )
  const today = localDate(deps.clock.now())
  const kinds = await Promise.all(
    rows.map(async (row) => {
      const { process, elements } = await readDeployment(deps, row.definition)
      const element = elements.get(row.elementId)
      return {
        process,
        elementId: row.elementId,
        name: { de: element?.name ?? row.elementId, en: element?.nameEn ?? row.elementId },
        open: rounded(row.open),
        overdue: rounded(row.overdue),
        oldestDays:
          row.oldest && rounded(row.overdue) !== null
            ? workdaysBetween(localDate(row.oldest), today)
            : null,
      }
    }),
  )
  return { kinds }
}
