import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { readDeployment, type ProcessInfo } from '#server/procedure/deployments/read-deployment.ts'
import { getCase } from './find-case.ts'
import type { Diagram } from './schema.ts'

const MAX_DEPTH = 10

type Level = { key: string; definition_key: string; process_id: string }
type Element = { element_id: string; element_type: string; state: string; key: string }

/**
 * The drawings a case stands in, from the main process down to the deepest waiting element, each in
 * its own version.
 */
export async function readDiagram(deps: Deps, id: string, actor: Actor): Promise<Diagram> {
  await getCase(deps, id, { actor })
  const instance = await deps.db.prisma.caseInstance.findFirst({
    where: { caseId: id },
    orderBy: { fromAt: 'desc' },
  })
  const levels: Diagram['levels'] = []
  let next = instance ? await findInstance(deps, instance.processInstanceKey) : null
  while (next && levels.length < MAX_DEPTH) {
    const elements = await deps.db.query<Element>(
      `SELECT key, element_id, element_type, state
       FROM readmodel.element_instance
       WHERE process_instance_key = $1
       ORDER BY position`,
      [next.key],
    )
    const called: Level | null = await findCalled(deps, next.key)
    levels.push(await present(deps, next, { elements, calledBy: called ? elements : [] }))
    next = called
  }
  return { levels }
}

async function findInstance(deps: Deps, key: string): Promise<Level | null> {
  const [row] = await deps.db.query<Level>(
    'SELECT key, definition_key, process_id FROM readmodel.process_instance WHERE key = $1',
    [key],
  )
  return row ?? null
}

async function findCalled(deps: Deps, parent: string): Promise<Level | null> {
  const [row] = await deps.db.query<Level>(
    `SELECT key, definition_key, process_id
     FROM readmodel.process_instance
     WHERE parent_key = $1 AND state NOT IN ('completed', 'terminated')
     ORDER BY position DESC
     LIMIT 1`,
    [parent],
  )
  return row ?? null
}

async function present(
  deps: Deps,
  level: Level,
  { elements, calledBy }: { elements: Element[]; calledBy: Element[] },
): Promise<Diagram['levels'][number]> {
  const info = await readDeployment(deps, level.definition_key)
  const isOver = ({ state }: Element) => state === 'completed' || state === 'terminated'
  const unique = (list: Element[]) => [...new Set(list.map((element) => element.element_id))]
  const [active, completed] = [
    unique(elements.filter((element) => !isOver(element))),
    unique(elements.filter((element) => element.state === 'completed')),
  ]
  return {
    processId: info.process,
    processName: info.name,
    processNameEn: info.nameEn,
    version: info.version,
    xml: info.xml,
    active,
    completed,
    called:
      calledBy.find((element) => element.element_type === 'CALL_ACTIVITY' && !isOver(element))
        ?.element_id ?? null,
    outline: outlineOf(info, { active, completed }),
  }
}

function outlineOf(
  { elements }: ProcessInfo,
  { active, completed }: { active: string[]; completed: string[] },
): Diagram['levels'][number]['outline'] {
  const named = [...elements].filter(([, { type, name }]) => name && type !== 'bpmn:SequenceFlow')
  return named.map(([id, { name, nameEn, type }]) => ({
    id,
    name,
    nameEn,
    type: type.replace('bpmn:', ''),
    state: active.includes(id) ? 'now' : completed.includes(id) ? 'done' : 'next',
  }))
}
