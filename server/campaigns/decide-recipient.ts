import type { Actor } from '../auth/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { announce, queryOf } from '../db.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { isFixed } from './exclusion-rules.ts'
import { lockPreparing } from './find-campaign.ts'
import { groupsOf, listStaged } from './staged-rows.ts'

export const MUST_STAY_OUT = { de: 'Diese Person wird nicht angeschrieben. Ist die Angabe falsch, korrigieren Sie bitte die Liste.', en: 'This person is not written to. If the entry is wrong, please correct the list.' }

/** Decides about one line of the list. Of lines with the same number only one is kept. @throws AppError NOT_FOUND, MUST_STAY_OUT, NOT_PREPARING */
export async function decideRecipient(deps: Deps, { campaignId, rowId, include }: { campaignId: string; rowId: string; include: boolean }, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockPreparing(tx, campaignId)
    const rows = await listStaged(queryOf(tx), campaignId)
    const row = rows.find((each) => each.id === rowId)
    if (!row?.data) throw notFound()
    if (include && row.reason && isFixed(row.reason)) throw conflict('MUST_STAY_OUT', MUST_STAY_OUT)
    await tx.recipientRow.update({ where: { id: rowId }, data: { include } })
    const others = groupsOf(rows).flatMap((group) => (group.kind === 'same-number' && group.rows.some((each) => each.id === rowId) ? group.rows.filter((each) => each.id !== rowId) : []))
    if (include && others.length) await tx.recipientRow.updateMany({ where: { id: { in: others.map((each) => each.id) } }, data: { include: false } })
    await recordAudit(tx, deps, { actor, action: 'campaign.decide-row', subject: `campaign:${campaignId}`, detail: { row: rowId, include } })
    announce(tx, 'campaigns')
  })
}
