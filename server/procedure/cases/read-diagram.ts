import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { readDeployment, type ProcessInfo } from '#server/procedure/deployments/read-deployment.ts'
import { getCase } from './find-case.ts'
import {
  findCalled,
  findInstance,
  listPassedElements,
  type Level,
  type PassedElement,
} from './queries-diagram.ts'
import type { Diagram } from './schema.ts'

const MAX_DEPTH = 10

/**
 * The drawings a case stands in, from the main process down to the deepest waiting element, each in
 * its own version.
 */
export async function readDiagram(deps: Deps, id: string, actor: Actor): Promise<Diagram> {
  await getCase(deps, id, { actor })
  const { query } = deps.db
  const instance = await deps.db.prisma.caseInstance.findFirst({
    where: { caseId: id },
    orderBy: { fromAt: 'desc' },
  })
  const levels: Diagram['levels'] = []
  let next = instance ? await findInstance(query, instance.processInstanceKey) : null
  while (next && levels.length < MAX_DEPTH) {
    const elements: PassedElement[] = await listPassedElements(query, next.key)
    const called: Level | null = await findCalled(query, next.key)
    levels.push(await present(deps, next, { elements, calledBy: called ? elements : [] }))
    next = called
  }
  return { levels }
}

async function present(
  deps: Deps,
  level: Level,
  { elements, calledBy }: { elements: PassedElement[]; calledBy: PassedElement[] },
): Promise<Diagram['levels'][number]> {
  const info = await readDeployment(deps, level.definitionKey)
  const isOver = ({ state }: PassedElement) => state === 'completed' || state === 'terminated'
  const unique = (list: PassedElement[]) => [...new Set(list.map((element) => element.elementId))]
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
      calledBy.find((element) => element.elementType === 'CALL_ACTIVITY' && !isOver(element))
        ?.elementId ?? null,
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
