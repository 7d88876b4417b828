import type { Tx } from '#server/base/db.ts'

/**
 * What protects people counts at once, before anybody decides about the list: a blocking notice, and
 * a representative where none was known. Their open cases and invitations are restricted.
 */
export async function protectKnown(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE person p
    SET representative = r.data->>'representative',
      representative_kind = r.data->>'representativeKind',
      representative_street = r.data->>'representativeStreet',
      representative_postcode = r.data->>'representativePostcode',
      representative_city = r.data->>'representativeCity',
      representative_area = r.data->>'representativeArea'
    FROM recipient_row r
    WHERE r.campaign_id = ${campaignId}::uuid AND r.reference = p.reference
      AND p.representative IS NULL AND r.data->>'representative' IS NOT NULL`
  await tx.$executeRaw`
    WITH blocked AS (
      UPDATE person p
      SET blocking_notice = true
      FROM recipient_row r
      WHERE r.campaign_id = ${campaignId}::uuid AND r.reference = p.reference
        AND NOT p.blocking_notice AND (r.data->>'blockingNotice')::boolean
      RETURNING p.id
    ),
    cases AS (
      UPDATE help_case c
      SET restricted = true
      FROM blocked b
      WHERE c.person_id = b.id AND c.status <> 'closed'
    )
    UPDATE invitation i
    SET restricted = true
    FROM blocked b
    WHERE i.person_id = b.id AND i.status IN ('staged', 'excluded', 'opening', 'open')`
}

/** Of people who are known, what was decided to be taken over from the list. */
export async function takeOverKnown(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE person p
    SET last_name = r.data->>'lastName', first_name = r.data->>'firstName',
      street = r.data->>'street', postcode = r.data->>'postcode', city = r.data->>'city',
      match_key = r.match_key,
      representative = coalesce(r.data->>'representative', p.representative),
      representative_kind = CASE WHEN r.data->>'representative' IS NULL
        THEN p.representative_kind ELSE r.data->>'representativeKind' END,
      representative_street = CASE WHEN r.data->>'representative' IS NULL
        THEN p.representative_street ELSE r.data->>'representativeStreet' END,
      representative_postcode = CASE WHEN r.data->>'representative' IS NULL
        THEN p.representative_postcode ELSE r.data->>'representativePostcode' END,
      representative_city = CASE WHEN r.data->>'representative' IS NULL
        THEN p.representative_city ELSE r.data->>'representativeCity' END,
      representative_area = CASE WHEN r.data->>'representative' IS NULL
        THEN p.representative_area ELSE r.data->>'representativeArea' END
    FROM recipient_row r
    WHERE r.campaign_id = ${campaignId}::uuid AND r.reference = p.reference AND r.take_over`
}
