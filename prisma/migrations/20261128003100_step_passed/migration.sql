-- CreateTable
CREATE TABLE "step_passed" (
    "process" TEXT NOT NULL,
    "element_id" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "step_passed_pkey" PRIMARY KEY ("process","element_id","from_on","to_on")
);
