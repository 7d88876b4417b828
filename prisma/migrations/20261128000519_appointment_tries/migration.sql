-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "next_reason" TEXT,
ADD COLUMN     "next_try" TEXT,
ADD COLUMN     "place" TEXT NOT NULL DEFAULT 'agency',
ADD COLUMN     "proposed_try" TEXT,
ADD COLUMN     "silent_at" TIMESTAMPTZ(3),
ADD COLUMN     "wait_id" UUID;

-- AlterTable
ALTER TABLE "appointment_request" ADD COLUMN     "is_by_letter_wished" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'ask',
ADD COLUMN     "scope" TEXT;
