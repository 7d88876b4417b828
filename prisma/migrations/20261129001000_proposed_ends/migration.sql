-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "proposed_ends" TEXT[] NOT NULL DEFAULT '{}';

-- What was chosen on the way before it was noted; a report that the lead sent back counts, too.
UPDATE "help_case" c
SET "proposed_ends" = array_remove(
  ARRAY[c."end_code", (SELECT r."end_code" FROM "closing_report" r WHERE r."case_id" = c."id")],
  NULL
)
WHERE c."status" <> 'closed';
