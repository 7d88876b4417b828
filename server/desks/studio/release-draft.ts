import { createHash } from 'node:crypto'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { EngineRefused, EngineUnavailable } from '#server/engine/engine/errors.ts'
import { AppError, conflict, forbidden } from '#server/base/errors.ts'
import type { Deployment, ProcessDraft } from '#server/generated/prisma/client.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { formsDrawn } from './check-bundle.ts'
import { checkDraft, refuseFaulty } from './check-draft.ts'
import { readDrawing } from '#server/procedure/deployments/read-drawing.ts'
import { createModdle, type BpmnRoot } from '#server/procedure/deployments/moddle.ts'
import { withDeployLock } from '#server/procedure/deployments/deploy-lock.ts'
import { forms, getDraft, lockDraft, thingOf, type DraftKey } from './find-draft.ts'
import type { StudioPorts } from '#server/procedure/deployments/ports.ts'
import { recordDeployment } from '#server/procedure/deployments/record-deployment.ts'
import { refusalOfEngine } from './engine-refusal.ts'
import { bundleOf, type Bundle } from '#server/procedure/deployments/shipped.ts'
import { getVersions, shippedOf } from '#server/procedure/deployments/versions.ts'
import { textsSchema } from './files.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'

type Seen = DraftKey & { revision: number }
type Desk = { deps: Deps; ports: StudioPorts }

/** Hands a drawing in, with the reason for it; from now on others may release it. */
export async function submitDraft(
  { deps, ports }: Desk,
  { reason, ...seen }: Seen & { reason: string },
  actor: Actor,
): Promise<void> {
  const draft = await getDraft(deps, seen, actor)
  refuseFaulty(
    await checkDraft(
      { process: draft.process, xml: draft.xml, forms: forms(draft) },
      ports.jobTypes,
    ),
  )
  await deps.db.tx(async (tx) => {
    await lockDraft(tx, seen, seen.revision)
    await tx.processDraft.update({
      where: { process_staffId: keyOf(seen) },
      data: { submittedAt: deps.clock.wallNow(), reason },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'draft.submit',
      subject: `process:${draft.process}`,
      detail: { revision: seen.revision },
    })
  })
}

/** Takes back what was handed in: by its author, or as a refusal by whom it was given to. */
export async function returnDraft(deps: Deps, seen: Seen, actor: Actor): Promise<void> {
  const draft = await getDraft(deps, seen, actor)
  await deps.db.tx(async (tx) => {
    await lockDraft(tx, seen, seen.revision)
    await tx.processDraft.update({
      where: { process_staffId: keyOf(seen) },
      data: { submittedAt: null },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'draft.return',
      subject: `process:${draft.process}`,
      detail: { author: draft.staffId },
    })
  })
}

const keyOf = ({ process, staffId }: DraftKey): DraftKey => ({ process, staffId })

/**
 * Puts a drawing live that somebody else handed in: checked once more, through the same door as
 * what ships, as the newest version of the process. Running instances stay on theirs. Returns the
 * version.
 */
export async function releaseDraft(
  { deps, ports }: Desk,
  seen: Seen,
  actor: Actor,
): Promise<{ version: number }> {
  const draft = await getDraft(deps, seen, actor)
  if (draft.submittedAt === null)
    throw conflict('NOT_SUBMITTED', {
      de: 'Diese Zeichnung ist noch nicht zur Freigabe eingereicht.',
      en: 'This drawing was not handed in for release yet.',
    })
  if (!studioPolicy.release(actor, thingOf(deps, draft))) throw forbidden()
  refuseFaulty(
    await checkDraft(
      { process: draft.process, xml: draft.xml, forms: forms(draft) },
      ports.jobTypes,
    ),
  )
  return await withDeployLock(deps, () => deployDraft({ deps, ports }, { draft, seen }, actor))
}

async function deployDraft(
  { deps, ports }: Desk,
  { draft, seen }: { draft: ProcessDraft; seen: Seen },
  actor: Actor,
): Promise<{ version: number }> {
  const [inForce] = await getVersions(deps, draft.process)
  if (inForce.id !== draft.basedOn)
    throw conflict('BASE_CHANGED', {
      de:
        'Inzwischen ist eine andere Fassung in Betrieb gegangen. Bitte vergleichen Sie die ' +
        'Zeichnung zuerst mit ihr.',
      en: 'Another version went live in the meantime. Please compare the drawing with it first.',
    })
  const bundle = await bundleToDeploy(draft, inForce)
  return await deps.db.tx(async (tx) => {
    await lockDraft(tx, seen, seen.revision)
    const { version, definitionKey } = await handToEngine(ports, bundle)
    await recordDeployment(
      deps,
      {
        bundle,
        version,
        definitionKey,
        source: 'studio',
        deployedBy: draft.staffId,
        releasedBy: actor.id,
        reason: draft.reason ?? '',
      },
      tx,
    )
    await tx.processDraft.delete({ where: { process_staffId: keyOf(seen) } })
    await recordAudit(tx, deps, {
      actor,
      action: 'process.release',
      subject: `process:${draft.process}`,
      detail: {
        version,
        before: inForce.version,
        checksum: bundle.checksum,
        author: draft.staffId,
        byOnePerson: draft.staffId === actor.id,
      },
    })
    announce(tx, 'operations')
    return { version }
  })
}

/**
 * What differs in forms or tables alone would be the same version to the engine, so the drawing
 * carries their checksum.
 */
async function bundleToDeploy(draft: ProcessDraft, inForce: Deployment): Promise<Bundle> {
  const read = await readDrawing(draft.xml)
  if ('findings' in read) return refuseUnread(read.findings)
  const parts = {
    process: draft.process,
    forms: formsDrawn(read.drawing, forms(draft)),
    decisions: textsSchema.parse(draft.decisions),
    contract: shippedOf(draft.process)?.contract ?? inForce.contract,
  }
  const asDrawn = bundleOf({ ...parts, xml: draft.xml })
  if (asDrawn.checksum === inForce.checksum)
    throw conflict('NOTHING_CHANGED', {
      de: 'Die Zeichnung gleicht der Fassung, die in Betrieb ist.',
      en: 'The drawing equals the version in force.',
    })
  return draft.xml === inForce.xml
    ? bundleOf({ ...parts, xml: await stamped(draft.xml, parts) })
    : asDrawn
}

function refuseUnread(findings: Finding[]): never {
  refuseFaulty(findings)
  throw new Error('a drawing that is not read has findings')
}

async function stamped(xml: string, parts: object): Promise<string> {
  const moddle = createModdle()
  const { rootElement } = await moddle.fromXML<BpmnRoot>(xml)
  const mark = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  rootElement.set('exporterVersion', mark.slice(0, 12))
  return (await moddle.toXML(rootElement, { format: true })).xml
}

async function handToEngine(
  ports: StudioPorts,
  { process, xml }: Bundle,
): Promise<{ version: number; definitionKey: string }> {
  try {
    return await ports.deploy({ name: `${process}.bpmn`, content: Buffer.from(xml) })
  } catch (error) {
    if (error instanceof EngineRefused) {
      const read = await readDrawing(xml)
      throw refusalOfEngine(error.detail, 'drawing' in read ? read.drawing : null)
    }
    if (error instanceof EngineUnavailable)
      throw new AppError({
        code: 'ENGINE_AWAY',
        status: 503,
        sentence: {
          de:
            'Die Engine antwortet gerade nicht. Es wurde nichts geändert; bitte versuchen ' +
            'Sie es gleich noch einmal.',
          en: 'The engine does not answer. Nothing was changed; please try again in a moment.',
        },
      })
    throw error
  }
}
