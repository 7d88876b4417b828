-- A task of a case in its pause: off the due lists until the case goes on.
ALTER TABLE "task" ADD COLUMN     "rests" BOOLEAN NOT NULL DEFAULT false;

UPDATE task SET rests = true FROM help_case c
WHERE c.status = 'paused' AND task.subject = 'case:' || c.id AND task.state = 'open';

-- The lists read these indexes alone.
DROP INDEX task_group_open;
DROP INDEX task_group_all;
DROP INDEX task_assignee_open;
DROP INDEX task_person_open;
CREATE INDEX task_group_open ON task (agency, role, due_at, key) WHERE state = 'open' AND submission_id IS NULL AND NOT rests AND assignee_id IS NULL;
CREATE INDEX task_group_all ON task (agency, role, due_at, key) WHERE state = 'open' AND submission_id IS NULL AND NOT rests;
CREATE INDEX task_assignee_open ON task (assignee_id, due_at, key) WHERE state = 'open' AND submission_id IS NULL AND NOT rests;
CREATE INDEX task_person_open ON task (person_id, due_at, key) WHERE state = 'open' AND submission_id IS NULL AND NOT rests;
CREATE INDEX help_case_paused ON help_case (paused_until) WHERE status = 'paused';
