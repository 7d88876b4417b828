import type { Query, Tx } from '#server/base/db.ts'

/** Whether the list of a campaign is being taken over; locks its row if so. */
export async function lockImporting(tx: Tx, campaignId: string): Promise<boolean> {
  const found = await tx.$queryRaw<object[]>`
    SELECT 1
    FROM campaign
    WHERE id = ${campaignId}::uuid AND status = 'importing'
    FOR UPDATE`
  return found.length > 0
}

/** Rows of the staged list that are to be taken over. */
export async function countWanted(query: Query, campaignId: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    `SELECT count(*)::int AS n
     FROM recipient_row
     WHERE campaign_id = $1 AND coalesce(include, (data->>'proposed')::boolean, false)`,
    [campaignId],
  )
  return row?.n ?? 0
}

/** Invitations of a list before that is not wanted any more. */
export async function removeUnwanted(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM invitation i
    USING person p
    WHERE p.id = i.person_id AND i.campaign_id = ${campaignId}::uuid
      AND i.status IN ('staged', 'excluded')
      AND NOT EXISTS (
        SELECT FROM recipient_row r
        WHERE r.campaign_id = i.campaign_id AND r.reference = p.reference
          AND coalesce(r.include, (r.data->>'proposed')::boolean, false)
      )`
}

/** Persons and households of the wanted rows; who is known stays as they are. */
export async function insertPersons(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    WITH fresh AS (
      SELECT DISTINCT ON (r.reference) r.reference, r.match_key, r.data,
        gen_random_uuid() AS household_id
      FROM recipient_row r
      WHERE r.campaign_id = ${campaignId}::uuid
        AND coalesce(r.include, (r.data->>'proposed')::boolean, false)
        AND NOT EXISTS (SELECT FROM person p WHERE p.reference = r.reference)
      ORDER BY r.reference, r.line
    ),
    homes AS (
      INSERT INTO household (id, type)
      SELECT household_id, data->>'householdType'
      FROM fresh
    )
    INSERT INTO person (household_id, reference, match_key, last_name, first_name, salutation,
      street, postcode, city, district, language, representative, representative_kind,
      representative_street, representative_postcode, representative_city, representative_area,
      blocking_notice, in_other_help, died_on)
    SELECT household_id, reference, match_key, data->>'lastName', data->>'firstName',
      data->>'salutation', data->>'street', data->>'postcode', data->>'city', data->>'district',
      data->>'language', data->>'representative', data->>'representativeKind',
      data->>'representativeStreet', data->>'representativePostcode',
      data->>'representativeCity', data->>'representativeArea',
      (data->>'blockingNotice')::boolean,
      (data->>'inOtherHelp')::boolean, (data->>'diedOn')::date
    FROM fresh
    ON CONFLICT (reference) DO NOTHING`
}

/** Stages an invitation for each wanted row and says how many are new. */
export async function insertInvitations(tx: Tx, campaignId: string, at: Date): Promise<number> {
  return await tx.$executeRaw`
    INSERT INTO invitation (person_id, campaign_id, created_at, exclusion_reason)
    SELECT DISTINCT p.id, ${campaignId}::uuid, ${at}::timestamptz,
      CASE WHEN r.data->>'representativeKind' = 'guardian' THEN 'guardian' END
    FROM recipient_row r
      JOIN person p ON p.reference = r.reference
    WHERE r.campaign_id = ${campaignId}::uuid
      AND coalesce(r.include, (r.data->>'proposed')::boolean, false)
    ON CONFLICT (campaign_id, person_id) DO NOTHING`
}

/** A row of a list before it is stored; `data` is null for a faulty one. */
export type StagedRow = {
  line: number
  reference: string | null
  data: object | null
  problems: object[]
  matchKey: string | null
  duplicate: string | null
  reason: string | null
  include: boolean
}

export async function insertStaged(tx: Tx, campaignId: string, rows: StagedRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO recipient_row (campaign_id, line, reference, data, problems, match_key, duplicate,
      reason)
    SELECT ${campaignId}::uuid, r.line, r.reference,
      CASE WHEN r.data IS NOT NULL THEN r.data || jsonb_build_object('proposed', r.include) END,
      r.problems, r."matchKey", r.duplicate, r.reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(line integer, reference text,
      data jsonb, problems jsonb, "matchKey" text, duplicate text, reason text, include boolean)`
}

/**
 * Marks rows whose number or person is known from an earlier list; the same person under another
 * number is proposed to stay out.
 */
export async function markKnown(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE recipient_row r
    SET known_as = p.id
    FROM person p
    WHERE r.campaign_id = ${campaignId}::uuid AND p.reference = r.reference`
  await tx.$executeRaw`
    UPDATE recipient_row r
    SET known_as = p.id, duplicate = 'same-person',
      data = r.data || '{"proposed": false}'::jsonb
    FROM person p
    WHERE r.campaign_id = ${campaignId}::uuid AND r.known_as IS NULL AND r.match_key <> ''
      AND p.match_key = r.match_key`
}
