-- CreateTable
CREATE TABLE "process_draft" (
    "process" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "xml" TEXT NOT NULL,
    "forms" JSONB NOT NULL,
    "decisions" JSONB NOT NULL,
    "based_on" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "process_draft_pkey" PRIMARY KEY ("process","staff_id")
);

-- CreateTable
CREATE TABLE "setting_change" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "from_amount" INTEGER NOT NULL,
    "to_amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,

    CONSTRAINT "setting_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "setting_change_key_id_idx" ON "setting_change"("key", "id");
