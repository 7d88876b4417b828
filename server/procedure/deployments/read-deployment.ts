import { createModdle, englishOf, type BpmnRoot, type Moddle } from './moddle.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'

type Named = { name: string; nameEn: string }
export type ProcessInfo = Named & {
  process: string
  version: number
  definitionKey: string
  xml: string
  forms: Record<string, unknown>
  elements: Map<string, Named & { type: string }>
}

const cache = new Map<string, Promise<ProcessInfo>>()

/**
 * Name, forms and elements of a deployed version; kept in memory, since a version never changes.
 */
export async function readDeployment(deps: Deps, definitionKey: string): Promise<ProcessInfo> {
  const known = cache.get(definitionKey)
  if (known) return await known
  const loading = load(deps, definitionKey)
  cache.set(definitionKey, loading)
  loading.catch(() => cache.delete(definitionKey))
  return await loading
}

async function load(deps: Deps, definitionKey: string): Promise<ProcessInfo> {
  const row = await deps.db.prisma.deployment.findFirst({
    where: { definitionKey },
    orderBy: { deployedAt: 'desc' },
  })
  if (!row) throw notFound()
  const { rootElement } = await createModdle().fromXML<BpmnRoot>(row.xml)
  const process = rootElement.rootElements?.find(({ $type }) => $type === 'bpmn:Process')
  if (!process) throw new Error(`The version ${definitionKey} of ${row.process} holds no process`)
  const elements = new Map<string, Named & { type: string }>()
  collect(process, elements)
  return {
    ...named(process),
    process: row.process,
    version: row.version,
    definitionKey,
    xml: row.xml,
    forms: row.forms as Record<string, unknown>,
    elements,
  }
}

function collect(scope: Moddle, into: Map<string, Named & { type: string }>): void {
  for (const element of scope.flowElements ?? []) {
    if (element.id) into.set(element.id, { ...named(element), type: element.$type })
    collect(element, into)
  }
}

function named(element: Moddle): Named {
  const name = (element.name ?? '').replaceAll(/\s+/g, ' ')
  return { name, nameEn: englishOf(element) ?? name }
}
