-- Who was shown whom: one row per member of staff, person, kind of page and hour. Written by the routes themselves.
CREATE TABLE audit.reading (
  actor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  hour timestamptz NOT NULL,
  PRIMARY KEY (person_id, hour, actor_id, kind)
);
CREATE INDEX reading_hour ON audit.reading (hour);
GRANT SELECT, INSERT ON audit.reading TO hilfeplan_app;
