import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound } from '#server/base/errors.ts'
import type { Prisma } from '#server/generated/prisma/client.ts'
import { lintForm } from '#server/procedure/forms/lint-form.ts'
import { forms, lockDraft } from './find-draft.ts'
import { refuseXml } from '#server/procedure/deployments/refuse-xml.ts'
import { getVersion, getVersions, shippedOf } from '#server/procedure/deployments/versions.ts'
import { decodeFile } from '#server/procedure/deployments/decode-file.ts'

type Source = { xml: string; forms: object; decisions: object }

/**
 * Begins a drawing of one's own from a version or from the one that ships.
 * @throws DRAFT_EXISTS unless `replace`
 */
export async function beginDraft(
  deps: Deps,
  {
    process,
    from,
    replace = false,
  }: { process: string; from: string; replace?: boolean | undefined },
  actor: Actor,
): Promise<void> {
  const [inForce] = await getVersions(deps, process)
  const { xml, forms: given, decisions } = await sourceOf(deps, process, from)
  await deps.db.tx(async (tx) => {
    const key = { process, staffId: actor.id }
    const data = {
      xml,
      forms: given,
      decisions,
      basedOn: inForce.id,
      savedAt: deps.clock.wallNow(),
      submittedAt: null,
      reason: null,
    }
    if (replace)
      await tx.processDraft.upsert({
        where: { process_staffId: key },
        create: { ...key, ...data, revision: 1 },
        update: { ...data, revision: { increment: 1 } },
      })
    else {
      const { count } = await tx.processDraft.createMany({
        data: [{ ...key, ...data, revision: 1 }],
        skipDuplicates: true,
      })
      if (count === 0)
        throw conflict('DRAFT_EXISTS', {
          de: 'Sie haben für diesen Prozess schon eine Zeichnung in Arbeit.',
          en: 'You already work on a drawing of this process.',
        })
    }
    await recordAudit(tx, deps, {
      actor,
      action: 'draft.begin',
      subject: `process:${process}`,
      detail: { from, replace },
    })
  })
}

async function sourceOf(deps: Deps, process: string, from: string): Promise<Source> {
  if (from !== 'shipped') {
    const row = await getVersion(deps, process, from)
    return { xml: row.xml, forms: row.forms as object, decisions: row.decisions as object }
  }
  const shipped = shippedOf(process)
  if (!shipped) throw notFound()
  return shipped
}

type Edit = { process: string; revision: number }

/**
 * Keeps what is drawn, whether it is right or not; a file that is unsafe to read is refused.
 * Whatever was handed in is so no longer.
 */
export async function saveDrawing(
  deps: Deps,
  { bytes, ...edit }: Edit & { bytes: Uint8Array },
  actor: Actor,
): Promise<void> {
  const read = decodeFile(bytes)
  const finding = 'finding' in read ? read.finding : refuseXml(read.xml)
  if (finding)
    throw invalid(
      [{ path: finding.elementId, message: { de: finding.message, en: finding.messageEn } }],
      { de: finding.message, en: finding.messageEn },
    )
  if ('xml' in read) await change(deps, edit, { actor, data: () => ({ xml: read.xml }) })
}

/** Keeps a form of the drawing; null takes it out. */
export async function saveForm(
  deps: Deps,
  { id, form, ...edit }: Edit & { id: string; form: Record<string, unknown> | null },
  actor: Actor,
): Promise<void> {
  const findings = form ? lintForm(form, id) : []
  if (findings.length)
    throw invalid(
      findings.map(({ place, message, messageEn }) => ({
        path: place,
        message: { de: message, en: messageEn },
      })),
      { de: 'Dieses Formular können wir nicht zeichnen.', en: 'We cannot draw this form.' },
    )
  await change(deps, edit, {
    actor,
    data: (draft) => ({
      forms: Object.fromEntries([
        ...Object.entries(forms(draft)).filter(([name]) => name !== id),
        ...(form ? [[id, form]] : []),
      ]) as Prisma.InputJsonObject,
    }),
  })
}

/** Notes that the drawing was compared with what is in force by now. */
export async function rebaseDraft(deps: Deps, edit: Edit, actor: Actor): Promise<void> {
  const [inForce] = await getVersions(deps, edit.process)
  await change(deps, edit, { actor, data: () => ({ basedOn: inForce.id }) })
}

type Locked = Awaited<ReturnType<typeof lockDraft>>

async function change(
  deps: Deps,
  { process, revision }: Edit,
  { actor, data }: { actor: Actor; data: (draft: Locked) => Prisma.ProcessDraftUpdateInput },
): Promise<void> {
  const key = { process, staffId: actor.id }
  await deps.db.tx(async (tx) => {
    const draft = await lockDraft(tx, key, revision)
    await tx.processDraft.update({
      where: { process_staffId: key },
      data: {
        ...data(draft),
        revision: revision + 1,
        savedAt: deps.clock.wallNow(),
        submittedAt: null,
      },
    })
  })
}

/** Throws one's drawing away. */
export async function dropDraft(deps: Deps, process: string, actor: Actor): Promise<void> {
  await deps.db.tx((tx) => drop(tx, deps, { process, actor }))
}

async function drop(
  tx: Tx,
  deps: Deps,
  { process, actor }: { process: string; actor: Actor },
): Promise<void> {
  const { count } = await tx.processDraft.deleteMany({ where: { process, staffId: actor.id } })
  if (count)
    await recordAudit(tx, deps, { actor, action: 'draft.drop', subject: `process:${process}` })
}
