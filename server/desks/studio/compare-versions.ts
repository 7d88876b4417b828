import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid, notFound } from '#server/base/errors.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { compareDrawings } from './compare-drawings.ts'
import { getDraft } from './find-draft.ts'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import type { Comparison } from './schema.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import { getVersion, shippedOf } from '#server/procedure/deployments/versions.ts'
import { filesSchema } from './files.ts'

type Side = Comparison['from'] & { forms: Record<string, unknown> }

/**
 * Two drawings of a process side by side: what differs, in sentences. `from`, `to`: id of a
 * version, `shipped`, or `draft-` and its author.
 */
export async function compareVersions(
  deps: Deps,
  { process, from, to }: { process: string; from: string; to: string },
  actor: Actor,
): Promise<Comparison> {
  const [before, after, amounts] = await Promise.all([
    readSide(deps, { process, name: from }, actor),
    readSide(deps, { process, name: to }, actor),
    readAmounts(deps.db.query),
  ])
  const [old, now] = await Promise.all([drawingOf(before), drawingOf(after)])
  const { forms: oldForms, ...left } = before
  const { forms: newForms, ...right } = after
  return {
    from: left,
    to: right,
    changes: compareDrawings(old, now, amounts),
    forms: compareForms(oldForms, newForms),
  }
}

async function readSide(
  deps: Deps,
  { process, name }: { process: string; name: string },
  actor: Actor,
): Promise<Side> {
  if (name === 'shipped') {
    const shipped = shippedOf(process)
    if (!shipped) throw notFound()
    return {
      label: 'ausgelieferte Fassung',
      labelEn: 'version that ships',
      xml: shipped.xml,
      forms: shipped.forms,
    }
  }
  if (!name.startsWith('draft-')) {
    const { version, xml, forms } = await getVersion(deps, process, name)
    return {
      label: `Fassung ${version}`,
      labelEn: `version ${version}`,
      xml,
      forms: filesSchema.parse(forms),
    }
  }
  if (!studioPolicy.write(actor)) throw notFound()
  const draft = await getDraft(deps, { process, staffId: name.slice('draft-'.length) }, actor)
  const author = (await namesOf(deps, [draft.staffId])).get(draft.staffId) ?? ''
  return {
    label: `Zeichnung von ${author}`,
    labelEn: `drawing of ${author}`,
    xml: draft.xml,
    forms: filesSchema.parse(draft.forms),
  }
}

async function drawingOf({ xml, label, labelEn }: Side): Promise<Drawing> {
  const read = await readDrawing(xml)
  if ('drawing' in read) return read.drawing
  throw invalid(
    read.findings.map(({ elementId, message, messageEn }) => ({
      path: elementId,
      message: { de: message, en: messageEn },
    })),
    {
      de: `Diese Zeichnung ist nicht lesbar: ${label}.`,
      en: `This drawing cannot be read: ${labelEn}.`,
    },
  )
}

function compareForms(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Comparison['forms'] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return ids.flatMap((id): Comparison['forms'] => {
    const [was, is] = [JSON.stringify(before[id]), JSON.stringify(after[id])]
    if (was === is) return []
    return [{ id, kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }]
  })
}
