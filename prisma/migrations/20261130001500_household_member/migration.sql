-- Who lives in a household beside the people of the lists, told after acceptance (domain 000.30).
CREATE TABLE "household_member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "birth_year" INTEGER,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "household_member_household_id_idx" ON "household_member"("household_id");
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_kind" CHECK (kind IN ('adult', 'child') AND (kind = 'child' OR birth_year IS NULL));
GRANT SELECT, DELETE ON "household_member" TO hilfeplan_retention;
