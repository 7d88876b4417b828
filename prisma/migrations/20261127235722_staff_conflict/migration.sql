-- AlterTable
ALTER TABLE "task" ADD COLUMN     "moved_to" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "staff_conflict" (
    "staff_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "declared_by" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_conflict_pkey" PRIMARY KEY ("staff_id","person_id")
);

-- CreateIndex
CREATE INDEX "staff_conflict_person_id_idx" ON "staff_conflict"("person_id");

-- AddForeignKey
ALTER TABLE "staff_conflict" ADD CONSTRAINT "staff_conflict_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conflict" ADD CONSTRAINT "staff_conflict_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
