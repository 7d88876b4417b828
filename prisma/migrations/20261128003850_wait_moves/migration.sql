-- CreateTable
CREATE TABLE "wait_move" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wait_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "wait_move_subject_scope_kind_at_idx" ON "wait_move"("subject", "scope", "kind", "at");
