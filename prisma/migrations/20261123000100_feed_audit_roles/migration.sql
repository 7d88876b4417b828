-- What Prisma does not describe: the record log, the read model, the audit trail, partial indexes, and who may touch what.

-- ---- inbox: one index scan per (agency, role) and per assignee -------------------------------------------------------
CREATE INDEX task_group_open ON task (agency, role, due_at, key) WHERE state = 'open' AND submission_id IS NULL AND assignee_id IS NULL;
CREATE INDEX task_group_all ON task (agency, role, due_at, key) WHERE state = 'open' AND submission_id IS NULL;
CREATE INDEX task_assignee_open ON task (assignee_id, due_at, key) WHERE state = 'open' AND submission_id IS NULL;
CREATE INDEX task_subject_open ON task (subject, due_at, key) WHERE state = 'open';
CREATE INDEX task_done_by ON task (done_by, ended_at DESC, key) WHERE state = 'completed';
CREATE INDEX submission_due ON submission (release_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX submission_one_waiting ON submission (task_key) WHERE state = 'waiting';
CREATE INDEX outbox_heads ON outbox (stream, seq) WHERE state IN ('pending', 'refused');
CREATE INDEX outbox_unconfirmed ON outbox (confirm_by) WHERE confirm_by IS NOT NULL AND confirmed_at IS NULL;
CREATE UNIQUE INDEX help_case_one_open ON help_case (person_id) WHERE status <> 'closed'; -- domain 3.1: one open case per client
CREATE UNIQUE INDEX invitation_answer_current ON invitation_answer (invitation_id, id) WHERE replaced_by IS NULL;
CREATE INDEX wait_open ON wait (subject) WHERE closed_at IS NULL;

CREATE SEQUENCE case_ref_seq;

-- ---- record log ---------------------------------------------------------------------------------------------------------
CREATE SCHEMA feed;

CREATE TABLE feed.record_log (
  seq bigint GENERATED ALWAYS AS IDENTITY,
  day date NOT NULL,
  door text NOT NULL,
  partition_id integer NOT NULL,
  position bigint NOT NULL,
  value_type text NOT NULL,
  instance_key text,
  line text NOT NULL,
  PRIMARY KEY (day, partition_id, position)
) PARTITION BY RANGE (day);
CREATE INDEX record_log_order ON feed.record_log (door, partition_id, seq);
CREATE INDEX record_log_position ON feed.record_log (partition_id, position);
CREATE INDEX record_log_instance ON feed.record_log (instance_key) WHERE instance_key IS NOT NULL;

CREATE TABLE feed.door_position (
  door text NOT NULL,
  partition_id integer NOT NULL,
  position bigint NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (door, partition_id)
);
CREATE TABLE feed.projection (
  partition_id integer PRIMARY KEY,
  seq bigint NOT NULL,
  position bigint NOT NULL,
  record_at timestamptz NOT NULL
);
CREATE TABLE feed.engine (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  engine_id text NOT NULL
);
CREATE TABLE feed.dead_letter (
  partition_id integer NOT NULL,
  position bigint NOT NULL,
  door text NOT NULL,
  value_type text NOT NULL,
  reason text NOT NULL,
  line text NOT NULL,
  at timestamptz NOT NULL,
  resolved_at timestamptz,
  PRIMARY KEY (partition_id, position)
);
CREATE TABLE feed.alarm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  detail text NOT NULL,
  at timestamptz NOT NULL,
  seen_at timestamptz
);

-- How many records of which kind were forgotten with their ended cases, so that the ledger can tell them from lost ones.
CREATE TABLE feed.forgotten (
  door text NOT NULL,
  partition_id integer NOT NULL,
  value_type text NOT NULL,
  lowest numeric NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (door, partition_id, value_type)
);

-- One day of the record log. Only the owner may create tables, so days are made in advance.
CREATE FUNCTION feed.create_day(wanted date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE IF NOT EXISTS feed.%I PARTITION OF feed.record_log FOR VALUES FROM (%L) TO (%L)',
    'record_log_' || to_char(wanted, 'YYYYMMDD'), wanted, wanted + 1);
END $$;

-- ---- read model, in a schema of its own so that a rebuild can be swapped in by rename ------------------------------------
CREATE FUNCTION feed.create_read_model(target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE SCHEMA %I', target);
  EXECUTE format('CREATE TABLE %I.process_instance (key text PRIMARY KEY, process_id text NOT NULL, version integer NOT NULL, definition_key text NOT NULL,
    parent_key text, state text NOT NULL, started_at timestamptz, ended_at timestamptz, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.process_instance (parent_key)', target);
  EXECUTE format('CREATE INDEX ON %I.process_instance (process_id, state)', target);
  EXECUTE format('CREATE TABLE %I.element_instance (key text PRIMARY KEY, process_instance_key text NOT NULL, element_id text NOT NULL, element_type text NOT NULL,
    scope_key text, state text NOT NULL, started_at timestamptz, ended_at timestamptz, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.element_instance (process_instance_key)', target);
  EXECUTE format('CREATE TABLE %I.variable (scope_key text NOT NULL, name text NOT NULL, process_instance_key text NOT NULL, value text NOT NULL, position bigint NOT NULL,
    PRIMARY KEY (scope_key, name))', target);
  EXECUTE format('CREATE INDEX ON %I.variable (process_instance_key)', target);
  EXECUTE format('CREATE TABLE %I.timer (key text PRIMARY KEY, process_instance_key text NOT NULL, element_id text NOT NULL, due_at timestamptz NOT NULL,
    state text NOT NULL, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.timer (process_instance_key)', target);
  EXECUTE format('CREATE TABLE %I.job (key text PRIMARY KEY, type text NOT NULL, process_instance_key text NOT NULL, element_id text NOT NULL, retries integer NOT NULL,
    state text NOT NULL, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.job (process_instance_key)', target);
  EXECUTE format('CREATE TABLE %I.subscription (key text PRIMARY KEY, process_instance_key text NOT NULL, element_instance_key text NOT NULL, message_name text NOT NULL,
    correlation_key text NOT NULL, state text NOT NULL, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.subscription (process_instance_key)', target);
  EXECUTE format('CREATE TABLE %I.message (key text PRIMARY KEY, name text NOT NULL, correlation_key text NOT NULL, message_id text NOT NULL,
    correlated boolean NOT NULL, expired boolean NOT NULL, position bigint NOT NULL)', target);
  EXECUTE format('CREATE TABLE %I.incident (key text PRIMARY KEY, process_instance_key text NOT NULL, element_id text NOT NULL, job_key text, error_type text NOT NULL,
    error_message text NOT NULL, state text NOT NULL, created_at timestamptz, resolved_at timestamptz, position bigint NOT NULL)', target);
  EXECUTE format('CREATE INDEX ON %I.incident (process_instance_key)', target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO hilfeplan_app, hilfeplan_retention', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO hilfeplan_app, hilfeplan_retention', target);
END $$;

-- ---- audit: append only for the application -------------------------------------------------------------------------------
CREATE SCHEMA audit;
CREATE TABLE audit.entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text
);
CREATE INDEX entry_subject ON audit.entry (subject, at);
CREATE INDEX entry_actor ON audit.entry (actor_id, at);

-- ---- three roles: application, retention, owner (who runs this file) -------------------------------------------------------
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hilfeplan_app') THEN CREATE ROLE hilfeplan_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hilfeplan_retention') THEN CREATE ROLE hilfeplan_retention NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA public, feed TO hilfeplan_app, hilfeplan_retention;
GRANT USAGE ON SCHEMA audit TO hilfeplan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, feed TO hilfeplan_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM hilfeplan_app; END IF;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, feed TO hilfeplan_app;
GRANT SELECT, DELETE ON ALL TABLES IN SCHEMA public, feed TO hilfeplan_retention;
GRANT INSERT ON audit.entry TO hilfeplan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, feed GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hilfeplan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, feed GRANT USAGE ON SEQUENCES TO hilfeplan_app;
SELECT feed.create_read_model('readmodel');
SELECT feed.create_day((current_date + n)::date) FROM generate_series(-1, 14) AS n;
