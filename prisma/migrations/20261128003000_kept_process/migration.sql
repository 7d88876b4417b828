-- CreateTable
CREATE TABLE "kept_process" (
    "process" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "kept_by" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_process_pkey" PRIMARY KEY ("process")
);
