-- A list narrowed by a name reads the tasks of the people found, not the whole list.
CREATE INDEX task_person_open ON task (person_id, due_at, key) WHERE state = 'open' AND submission_id IS NULL;
