-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "contact_rhythm" INTEGER,
ADD COLUMN     "next_contact_on" DATE,
ADD COLUMN     "paused_until" DATE,
ADD COLUMN     "review_due_on" DATE,
ADD COLUMN     "support_level" TEXT;

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "summary" TEXT NOT NULL,
    "strengths" TEXT[],
    "change_readiness" TEXT,
    "prefilled" JSONB NOT NULL DEFAULT '{}',
    "shared" TEXT,
    "client_remark" TEXT,
    "differences" TEXT,
    "proposed_level" TEXT,
    "support_level" TEXT,
    "override_reason" TEXT,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "life_area_entry" (
    "assessment_id" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "client_view" TEXT,
    "professional_view" TEXT,
    "resource" INTEGER,
    "need" INTEGER,
    "discussed" TEXT NOT NULL,

    CONSTRAINT "life_area_entry_pkey" PRIMARY KEY ("assessment_id","area")
);

-- CreateTable
CREATE TABLE "help_plan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "guiding_goal" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "hints" TEXT[],
    "approval" TEXT,
    "approval_note" TEXT,
    "outcome" TEXT,
    "signed_on" DATE,
    "explained_in" TEXT,
    "active_from" TIMESTAMPTZ(3),
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "help_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "life_area" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "target_on" DATE NOT NULL,
    "start_level" INTEGER NOT NULL,
    "scale" JSONB NOT NULL,
    "importance" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution" (
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("plan_id","side","position")
);

-- CreateTable
CREATE TABLE "measure" (
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT,
    "start_on" DATE,
    "end_on" DATE,
    "cost_bearer" TEXT,
    "needs_decision" BOOLEAN NOT NULL DEFAULT false,
    "goals" INTEGER[],

    CONSTRAINT "measure_pkey" PRIMARY KEY ("plan_id","position")
);

-- CreateTable
CREATE TABLE "follow_up_contact" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "contact_on" DATE NOT NULL,
    "course" TEXT NOT NULL,
    "next_step" TEXT,
    "note" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "due_on" DATE,
    "held_on" DATE,
    "with_client" BOOLEAN NOT NULL DEFAULT true,
    "life_changes" TEXT[],
    "satisfaction" INTEGER,
    "wish" TEXT,
    "why" TEXT,
    "proposal" TEXT,
    "decision" TEXT,
    "reason" TEXT,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gas_rating" (
    "review_id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "client" INTEGER,
    "caseworker" INTEGER,

    CONSTRAINT "gas_rating_pkey" PRIMARY KEY ("review_id","goal_id")
);

-- CreateTable
CREATE TABLE "closing_report" (
    "case_id" UUID NOT NULL,
    "end_code" TEXT NOT NULL,
    "what_helped" TEXT,
    "open_issues" TEXT,
    "benefit_state" TEXT NOT NULL,
    "work_kind" TEXT,
    "confirmed" BOOLEAN,
    "remark" TEXT,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "closing_report_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "assessment_case_id_version_key" ON "assessment"("case_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "help_plan_case_id_version_key" ON "help_plan"("case_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "goal_plan_id_position_key" ON "goal"("plan_id", "position");

-- CreateIndex
CREATE INDEX "follow_up_contact_case_id_contact_on_idx" ON "follow_up_contact"("case_id", "contact_on");

-- CreateIndex
CREATE INDEX "review_case_id_at_idx" ON "review"("case_id", "at");

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "life_area_entry" ADD CONSTRAINT "life_area_entry_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_plan" ADD CONSTRAINT "help_plan_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "help_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "help_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "help_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_contact" ADD CONSTRAINT "follow_up_contact_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gas_rating" ADD CONSTRAINT "gas_rating_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gas_rating" ADD CONSTRAINT "gas_rating_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "goal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing_report" ADD CONSTRAINT "closing_report_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
