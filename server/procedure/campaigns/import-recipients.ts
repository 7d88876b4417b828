import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'

/**
 * Turns the confirmed rows into persons, households and invitations, each with one statement. A number that is known stays as it is. Run again,
 * it finds the campaign past its import or everything there, so it adds nothing. After a list was handed in anew, invitations that are no
 * longer wanted go.
 */
export async function importRecipients(deps: Deps, campaignId: string): Promise<void> {
  const at = deps.clock.now()
  await deps.db.tx(async (tx) => {
    const [importing] = await tx.$queryRaw<
      object[]
    >`SELECT 1 FROM campaign WHERE id = ${campaignId}::uuid AND status = 'importing' FOR UPDATE`
    if (!importing) return
    await tx.$executeRaw`DELETE FROM invitation i USING person p WHERE p.id = i.person_id AND i.campaign_id = ${campaignId}::uuid AND i.status IN ('staged', 'excluded')
      AND NOT EXISTS (SELECT FROM recipient_row r WHERE r.campaign_id = i.campaign_id AND r.reference = p.reference AND coalesce(r.include, (r.data->>'proposed')::boolean, false))`
    await tx.$executeRaw`WITH fresh AS (
        SELECT DISTINCT ON (r.reference) r.reference, r.match_key, r.data, gen_random_uuid() AS household_id FROM recipient_row r
        WHERE r.campaign_id = ${campaignId}::uuid AND coalesce(r.include, (r.data->>'proposed')::boolean, false) AND NOT EXISTS (SELECT FROM person p WHERE p.reference = r.reference)
        ORDER BY r.reference, r.line),
      homes AS (INSERT INTO household (id, type) SELECT household_id, data->>'householdType' FROM fresh)
      INSERT INTO person (household_id, reference, match_key, last_name, first_name, salutation, street, postcode, city, district, language, representative, blocking_notice, in_other_help, died_on)
      SELECT household_id, reference, match_key, data->>'lastName', data->>'firstName', data->>'salutation', data->>'street', data->>'postcode', data->>'city', data->>'district', data->>'language',
        data->>'representative', (data->>'blockingNotice')::boolean, (data->>'inOtherHelp')::boolean, (data->>'diedOn')::date FROM fresh ON CONFLICT (reference) DO NOTHING`
    const invited =
      await tx.$executeRaw`INSERT INTO invitation (person_id, campaign_id, created_at, exclusion_reason)
      SELECT DISTINCT p.id, ${campaignId}::uuid, ${at}::timestamptz, CASE WHEN r.data->>'representativeKind' = 'guardian' THEN 'guardian' END FROM recipient_row r JOIN person p ON p.reference = r.reference
      WHERE r.campaign_id = ${campaignId}::uuid AND coalesce(r.include, (r.data->>'proposed')::boolean, false) ON CONFLICT (campaign_id, person_id) DO NOTHING`
    if (invited)
      await recordEvent(tx, deps, {
        subject: `campaign:${campaignId}`,
        kind: 'process',
        code: 'list-imported',
        detail: { households: invited },
      })
    announce(tx, 'campaigns')
  })
}
