-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by" UUID;

-- What lay in the print room though it belongs to the desk
UPDATE print_run r
SET state = CASE WHEN state = 'failed' THEN state ELSE 'rendering' END, pdf = NULL, sha256 = NULL, done = 0,
  letter_ids = ARRAY(
    SELECT l.id
    FROM unnest(r.letter_ids) WITH ORDINALITY AS kept(id, place)
    JOIN letter l ON l.id = kept.id
    WHERE l.document_type NOT IN (
      'HELP_PLAN', 'REVIEW_REPORT', 'ASSESSMENT_SHEET', 'CONSENT_FORM', 'CLOSING_REPORT',
      'FOLLOW_UP_NOTE', 'REFERRAL', 'INFO_REQUEST'
    )
    ORDER BY kept.place
  )
WHERE r.state <> 'posted' AND EXISTS (
  SELECT
  FROM letter l
  WHERE l.id = ANY(r.letter_ids) AND l.document_type IN (
    'HELP_PLAN', 'REVIEW_REPORT', 'ASSESSMENT_SHEET', 'CONSENT_FORM', 'CLOSING_REPORT',
    'FOLLOW_UP_NOTE', 'REFERRAL', 'INFO_REQUEST'
  )
);
UPDATE print_run SET state = 'failed' WHERE state = 'rendering' AND cardinality(letter_ids) = 0;
UPDATE letter
SET state = 'at-desk', run_id = NULL
WHERE state IN ('rendered', 'queued', 'in-run') AND document_type IN (
  'HELP_PLAN', 'REVIEW_REPORT', 'ASSESSMENT_SHEET', 'CONSENT_FORM', 'CLOSING_REPORT',
  'FOLLOW_UP_NOTE', 'REFERRAL', 'INFO_REQUEST'
);

-- What is posted is read with its case, not in the print room
UPDATE print_run SET pdf = NULL WHERE state = 'posted';

-- No way in code leads a paper of the desk into the print room; this says it of every way to come
ALTER TABLE letter ADD CONSTRAINT desk_papers_stay_at_the_desk CHECK (
  state NOT IN ('queued', 'in-run') OR document_type NOT IN (
    'HELP_PLAN', 'REVIEW_REPORT', 'ASSESSMENT_SHEET', 'CONSENT_FORM', 'CLOSING_REPORT',
    'FOLLOW_UP_NOTE', 'REFERRAL', 'INFO_REQUEST'
  )
);
