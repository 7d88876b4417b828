import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import {
  insertInvitations,
  insertPersons,
  lockImporting,
  removeUnwanted,
} from './queries-import.ts'
import { takeOverKnown } from './queries-known.ts'
import { campaignSubject } from '#server/base/subject.ts'

/**
 * Turns the confirmed rows into persons, households and invitations, each with one statement. Of
 * a number that is known, what was decided is taken over. Run again, it finds the campaign past its import or
 * everything there, so it adds nothing. After a list was handed in anew, invitations that are no
 * longer wanted go.
 */
export async function importRecipients(deps: Deps, campaignId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (!(await lockImporting(tx, campaignId))) return
    await removeUnwanted(tx, campaignId)
    await takeOverKnown(tx, campaignId)
    await insertPersons(tx, campaignId)
    const invited = await insertInvitations(tx, campaignId, deps.clock.now())
    if (invited)
      await recordEvent(tx, deps, {
        subject: campaignSubject(campaignId),
        kind: 'process',
        code: 'list-imported',
        detail: { households: invited },
      })
    announce(tx, 'campaigns')
  })
}
