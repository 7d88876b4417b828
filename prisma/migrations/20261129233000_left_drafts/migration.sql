-- When a task went to somebody else while its author was still writing; null as long as it is theirs.
ALTER TABLE "task_draft" ADD COLUMN     "left_at" TIMESTAMPTZ(3);
