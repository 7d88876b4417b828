-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agency_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "step_free" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID NOT NULL,
    "room_id" UUID,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'provisional',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "cancelled_by" TEXT,
    "excused" BOOLEAN,
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "duration_min" INTEGER,
    "participants" TEXT[],
    "reminder_due_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "booked_by" UUID,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "slots" JSONB NOT NULL,
    "job_key" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "room_agency_id_name_key" ON "room"("agency_id", "name");

-- CreateIndex
CREATE INDEX "appointment_case_id_starts_at_idx" ON "appointment"("case_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_staff_id_starts_at_idx" ON "appointment"("staff_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_starts_at_idx" ON "appointment"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_request_job_key_key" ON "appointment_request"("job_key");

-- CreateIndex
CREATE INDEX "appointment_request_case_id_opened_at_idx" ON "appointment_request"("case_id", "opened_at");

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_request" ADD CONSTRAINT "appointment_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Never double: whatever the code does, staff, room and person have one talk at a time. btree_gist is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_lasts" CHECK ("ends_at" > "starts_at");
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_staff_free" EXCLUDE USING gist ("staff_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("status" IN ('provisional', 'confirmed'));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_room_free" EXCLUDE USING gist ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("status" IN ('provisional', 'confirmed'));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_free" EXCLUDE USING gist ("case_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("status" IN ('provisional', 'confirmed'));
