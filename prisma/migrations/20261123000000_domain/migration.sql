-- CreateTable
CREATE TABLE "agency" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "username" TEXT NOT NULL,
    "subject" TEXT,
    "display_name" TEXT NOT NULL,
    "roles" TEXT[],
    "agency_id" TEXT,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "languages" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_id" UUID NOT NULL,
    "substitute_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "sid" TEXT NOT NULL,
    "sess" JSONB NOT NULL,
    "expire" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "type" TEXT NOT NULL,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "household_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "salutation" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "representative" TEXT,
    "blocking_notice" BOOLEAN NOT NULL DEFAULT false,
    "in_other_help" BOOLEAN NOT NULL DEFAULT false,
    "died_on" DATE,
    "moved_away_on" DATE,
    "no_more_letters" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "email" TEXT,
    "interpreter" TEXT,
    "match_key" TEXT NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'preparing',
    "legal_basis" TEXT,
    "selection_date" DATE,
    "dispatch_mode" TEXT NOT NULL DEFAULT 'all-at-once',
    "wave_size" INTEGER,
    "response_days" INTEGER NOT NULL DEFAULT 14,
    "campaign_ends_on" DATE,
    "file_name" TEXT,
    "encoding" TEXT,
    "delimiter" TEXT,
    "columns_stored" TEXT[],
    "columns_left_out" TEXT[],
    "statistics" JSONB,
    "created_by" UUID NOT NULL,
    "prepared_by" UUID,
    "approved_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient_row" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reference" TEXT,
    "data" JSONB,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "match_key" TEXT,
    "duplicate" TEXT,
    "known_as" UUID,
    "reason" TEXT,
    "include" BOOLEAN,

    CONSTRAINT "recipient_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "campaign_id" UUID,
    "agency_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'staged',
    "exclusion_reason" TEXT,
    "wave" INTEGER,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "priority" TEXT,
    "letters_sent" INTEGER NOT NULL DEFAULT 0,
    "calls_made" INTEGER NOT NULL DEFAULT 0,
    "last_response" TEXT,
    "later_from" DATE,
    "first_posted_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_answer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "invitation_id" UUID NOT NULL,
    "response" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "later_from" DATE,
    "urgent_hints" TEXT[],
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by" UUID NOT NULL,
    "replaced_by" UUID,
    "message_sent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "invitation_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_case" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_ref" TEXT,
    "person_id" UUID NOT NULL,
    "invitation_id" UUID,
    "agency_id" TEXT NOT NULL,
    "caseworker_id" UUID,
    "proposed_id" UUID,
    "proposal_note" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'opening',
    "phase" TEXT NOT NULL DEFAULT 'intake',
    "origin" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "end_code" TEXT,
    "deletion_on" DATE,
    "think_until" DATE,

    CONSTRAINT "help_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_instance" (
    "process_instance_key" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "process" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "why" TEXT NOT NULL,

    CONSTRAINT "case_instance_pkey" PRIMARY KEY ("process_instance_key")
);

-- CreateTable
CREATE TABLE "instance_register" (
    "business_key" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "process_instance_key" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_register_pkey" PRIMARY KEY ("business_key","generation")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,
    "concern" TEXT,
    "expectations" TEXT,
    "immediate_needs" TEXT[],
    "other_helpers" TEXT,
    "note" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "participation" TEXT,
    "privacy_notice_on" DATE,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_preparation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "first_topics" TEXT,
    "interpreter_needed" BOOLEAN NOT NULL,
    "sheet_on" DATE NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_preparation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subject_event" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor_id" UUID,

    CONSTRAINT "subject_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_result" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "rule_id" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "job_key" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wait" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_to" DATE,
    "job_key" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "element_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "wait_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject" TEXT NOT NULL,
    "invitation_id" UUID,
    "case_id" UUID,
    "person_id" UUID NOT NULL,
    "document_type" TEXT NOT NULL,
    "optional" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'rendered',
    "hold_reason" TEXT,
    "data" JSONB NOT NULL,
    "sort_key" TEXT NOT NULL,
    "call_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "queued_at" TIMESTAMPTZ(3),
    "run_id" UUID,
    "posted_on" DATE,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "print_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'rendering',
    "letter_ids" UUID[],
    "reprint" BOOLEAN NOT NULL DEFAULT false,
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "done" INTEGER NOT NULL DEFAULT 0,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER,
    "pdf" BYTEA,
    "sha256" TEXT,
    "failure" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_on" DATE,

    CONSTRAINT "print_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "key" TEXT NOT NULL,
    "element_id" TEXT NOT NULL,
    "element_instance_key" TEXT NOT NULL,
    "process_instance_key" TEXT NOT NULL,
    "process_id" TEXT NOT NULL,
    "process_version" INTEGER NOT NULL,
    "definition_key" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "form_id" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "action" TEXT,
    "agency" TEXT NOT NULL DEFAULT 'all',
    "person_id" UUID,
    "assignee_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone,
    "priority" TEXT,
    "submission_id" UUID,
    "done_by" UUID,
    "returned" JSONB,

    CONSTRAINT "task_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "task_key" TEXT NOT NULL,
    "form_id" TEXT NOT NULL,
    "form_checksum" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "actor_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "stream" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "confirm_by" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "process" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition_key" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "forms" JSONB NOT NULL,
    "decisions" JSONB NOT NULL,
    "contract" TEXT NOT NULL,
    "deployed_at" TIMESTAMPTZ(3) NOT NULL,
    "deployed_by" UUID,
    "released_by" UUID,
    "reason" TEXT,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_username_key" ON "staff"("username");

-- CreateIndex
CREATE UNIQUE INDEX "staff_subject_key" ON "staff"("subject");

-- CreateIndex
CREATE INDEX "absence_staff_id_to_on_idx" ON "absence"("staff_id", "to_on");

-- CreateIndex
CREATE INDEX "absence_substitute_id_to_on_idx" ON "absence"("substitute_id", "to_on");

-- CreateIndex
CREATE INDEX "session_expire_idx" ON "session"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "person_reference_key" ON "person"("reference");

-- CreateIndex
CREATE INDEX "person_match_key_idx" ON "person"("match_key");

-- CreateIndex
CREATE INDEX "person_last_name_idx" ON "person"("last_name");

-- CreateIndex
CREATE INDEX "recipient_row_campaign_id_match_key_idx" ON "recipient_row"("campaign_id", "match_key");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_row_campaign_id_line_key" ON "recipient_row"("campaign_id", "line");

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE INDEX "invitation_campaign_id_status_idx" ON "invitation"("campaign_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_campaign_id_person_id_key" ON "invitation"("campaign_id", "person_id");

-- CreateIndex
CREATE INDEX "invitation_answer_invitation_id_answered_at_idx" ON "invitation_answer"("invitation_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "help_case_case_ref_key" ON "help_case"("case_ref");

-- CreateIndex
CREATE INDEX "help_case_caseworker_id_status_idx" ON "help_case"("caseworker_id", "status");

-- CreateIndex
CREATE INDEX "help_case_agency_id_status_opened_at_id_idx" ON "help_case"("agency_id", "status", "opened_at", "id");

-- CreateIndex
CREATE INDEX "help_case_person_id_idx" ON "help_case"("person_id");

-- CreateIndex
CREATE INDEX "case_instance_case_id_idx" ON "case_instance"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "instance_register_process_instance_key_key" ON "instance_register"("process_instance_key");

-- CreateIndex
CREATE INDEX "conversation_case_id_held_at_idx" ON "conversation"("case_id", "held_at");

-- CreateIndex
CREATE INDEX "assessment_preparation_case_id_idx" ON "assessment_preparation"("case_id");

-- CreateIndex
CREATE INDEX "consent_case_id_idx" ON "consent"("case_id");

-- CreateIndex
CREATE INDEX "subject_event_subject_at_id_idx" ON "subject_event"("subject", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_result_job_key_key" ON "decision_result"("job_key");

-- CreateIndex
CREATE INDEX "decision_result_subject_decision_id_idx" ON "decision_result"("subject", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "wait_job_key_key" ON "wait"("job_key");

-- CreateIndex
CREATE INDEX "wait_subject_closed_at_idx" ON "wait"("subject", "closed_at");

-- CreateIndex
CREATE INDEX "wait_scope_element_id_closed_at_idx" ON "wait"("scope", "element_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "letter_call_key_key" ON "letter"("call_key");

-- CreateIndex
CREATE INDEX "letter_state_sort_key_id_idx" ON "letter"("state", "sort_key", "id");

-- CreateIndex
CREATE INDEX "letter_invitation_id_idx" ON "letter"("invitation_id");

-- CreateIndex
CREATE INDEX "letter_case_id_idx" ON "letter"("case_id");

-- CreateIndex
CREATE INDEX "letter_run_id_idx" ON "letter"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "print_run_number_key" ON "print_run"("number");

-- CreateIndex
CREATE INDEX "print_run_created_at_idx" ON "print_run"("created_at");

-- CreateIndex
CREATE INDEX "task_subject_idx" ON "task"("subject");

-- CreateIndex
CREATE INDEX "submission_task_key_idx" ON "submission"("task_key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_seq_key" ON "outbox"("seq");

-- CreateIndex
CREATE INDEX "outbox_stream_seq_idx" ON "outbox"("stream", "seq");

-- CreateIndex
CREATE INDEX "deployment_definition_key_idx" ON "deployment"("definition_key");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_process_version_checksum_key" ON "deployment"("process", "version", "checksum");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient_row" ADD CONSTRAINT "recipient_row_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_preparation" ADD CONSTRAINT "assessment_preparation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
