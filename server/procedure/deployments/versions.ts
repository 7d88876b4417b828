import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { Deployment } from '#server/generated/prisma/client.ts'
import { readDeployment } from './read-deployment.ts'
import { readShipped, type Bundle } from './shipped.ts'

const NEWEST_FIRST = [{ deployedAt: 'desc' as const }, { version: 'desc' as const }]

/** The version that new instances of each process get. */
export async function listInForce(deps: Deps): Promise<Deployment[]> {
  return await deps.db.prisma.deployment.findMany({
    distinct: ['process'],
    orderBy: [{ process: 'asc' }, ...NEWEST_FIRST],
  })
}

/** All versions of a process, the one in force first. @throws not found */
export async function getVersions(
  deps: Deps,
  process: string,
): Promise<[Deployment, ...Deployment[]]> {
  const [inForce, ...older] = await deps.db.prisma.deployment.findMany({
    where: { process },
    orderBy: NEWEST_FIRST,
  })
  if (!inForce) throw notFound()
  return [inForce, ...older]
}

/** @throws not found */
export async function getVersion(deps: Deps, process: string, id: string): Promise<Deployment> {
  const row = await deps.db.prisma.deployment.findFirst({ where: { id, process } })
  if (!row) throw notFound()
  return row
}

type Seen = {
  shipped: Bundle | undefined
  /** What was decided against, by its checksum. */
  kept: string | undefined
}

/**
 * Whether the program brings a version of its own that a version from the studio keeps back, and
 * nobody has decided about it.
 */
export function isShippedKeptBack(
  versions: Pick<Deployment, 'source' | 'checksum'>[],
  { shipped, kept }: Seen,
): boolean {
  const [inForce] = versions
  if (
    !shipped ||
    inForce?.source !== 'studio' ||
    inForce.checksum === shipped.checksum ||
    kept === shipped.checksum
  )
    return false
  return versions.find(({ source }) => source === 'shipped')?.checksum !== shipped.checksum
}

export const shippedOf = (process: string): Bundle | undefined =>
  readShipped().find((bundle) => bundle.process === process)

/** The words about a process's versions that ship with it; empty where there are none. */
export function changesOf(process: string): string {
  try {
    return readFileSync(
      join(import.meta.dirname, '../../../processes', process, 'CHANGES.md'),
      'utf8',
    )
  } catch {
    return ''
  }
}

/**
 * The forms that a drawing of `actor` is checked with: those of their own draft, else those in
 * force.
 * @throws not found
 */
export async function formsOf(
  deps: Deps,
  process: string,
  actor: Actor,
): Promise<Record<string, unknown>> {
  const draft = await deps.db.prisma.processDraft.findUnique({
    where: { process_staffId: { process, staffId: actor.id } },
    select: { forms: true },
  })
  const [inForce] = await getVersions(deps, process)
  return (draft ?? inForce).forms as Record<string, unknown>
}

/**
 * The name of a version; its id where the drawing cannot be read, so that one bad row hides nothing
 * else.
 */
export async function nameOf(
  deps: Deps,
  { process, definitionKey }: Pick<Deployment, 'process' | 'definitionKey'>,
): Promise<{ name: string; nameEn: string }> {
  const named = await readDeployment(deps, definitionKey).catch(() => null)
  return { name: named?.name || process, nameEn: named?.nameEn || process }
}
