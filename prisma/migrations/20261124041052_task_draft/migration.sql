-- CreateTable
CREATE TABLE "task_draft" (
    "task_key" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_draft_pkey" PRIMARY KEY ("task_key","staff_id")
);
