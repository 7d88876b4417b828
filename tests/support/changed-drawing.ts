import { expect } from 'vitest'
import { checkDrawing } from '#server/desks/studio/check-drawing.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { readProgramme, type Programme } from '#server/procedure/deployments/programme.ts'
import { readShipped, type Bundle } from '#server/procedure/deployments/shipped.ts'

/** What ships, by process. */
export const shipped = new Map(readShipped().map((bundle) => [bundle.process, bundle]))
/** What surrounds the drawings. */
export const programme = await readProgramme()
const jobTypes = [
  ...new Set(
    [...shipped.values()].flatMap(({ xml }) =>
      [...xml.matchAll(/<zeebe:taskDefinition type="([^"]+)"/g)].flatMap(([, type]) => type ?? []),
    ),
  ),
]

export type Change = {
  process?: string
  replace?: string | RegExp
  by?: string
  forms?: (forms: Bundle['forms']) => Bundle['forms']
}

/** The rules that a shipped drawing breaks once it is changed, each once. */
export async function rulesAfter(change: Change): Promise<string[]> {
  const findings = await findingsAfter(change)
  return [...new Set(findings.map(({ rule }) => rule))].toSorted()
}

/** What is found in a shipped drawing once it is changed; with `programme`, also what it may do. */
export async function findingsAfter(
  { process = 'client-invitation', replace, by = '', forms = (same) => same }: Change,
  around?: Programme,
): Promise<Finding[]> {
  const bundle = shipped.get(process)
  if (!bundle) throw new Error(`${process} is not shipped`)
  const xml = replace ? bundle.xml.replace(replace, by) : bundle.xml
  if (replace && xml === bundle.xml) throw new Error(`nothing to change: ${String(replace)}`)
  const findings = await checkDrawing({
    xml,
    forms: forms(bundle.forms),
    contract: programme.variables.get(process) ?? [],
    jobTypes,
    ...(around ? { process, programme: around } : {}),
  })
  for (const { message, messageEn } of findings) expect(message && messageEn).toMatch(/\.$/)
  return findings
}
