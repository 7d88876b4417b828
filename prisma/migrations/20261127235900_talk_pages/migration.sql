-- AlterTable
ALTER TABLE "decision_result" ADD COLUMN     "chosen" JSONB,
ADD COLUMN     "chosen_at" TIMESTAMPTZ(3),
ADD COLUMN     "chosen_by" UUID,
ADD COLUMN     "overridden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "gas_rating" ADD COLUMN     "why" TEXT;

-- AlterTable
ALTER TABLE "goal" ALTER COLUMN "target_on" DROP NOT NULL;

-- AlterTable
ALTER TABLE "life_area_entry" ADD COLUMN     "differs" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "obstacles" TEXT[];

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scan_case_id_at_idx" ON "scan"("case_id", "at");

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
