-- CreateTable
CREATE TABLE "trouble_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "note" TEXT,
    "outcome" TEXT,

    CONSTRAINT "trouble_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trouble_event_item_at_idx" ON "trouble_event"("item", "at");

-- When each part of the whole was last seen alive, at real time; stale after `fresh_ms`.
CREATE TABLE feed.heartbeat (
  part text NOT NULL,
  partition_id integer NOT NULL DEFAULT 0,
  at timestamptz NOT NULL,
  fresh_ms integer NOT NULL,
  is_well boolean NOT NULL DEFAULT true,
  detail text NOT NULL DEFAULT '',
  PRIMARY KEY (part, partition_id)
);

-- What the engine says has happened and nobody here has ordered, until it is clear whose it is.
CREATE TABLE feed.suspect (
  kind text NOT NULL,
  key text NOT NULL,
  proof text NOT NULL,
  detail text NOT NULL,
  subject text,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (kind, key)
);
CREATE INDEX suspect_seen ON feed.suspect (seen_at);

ALTER TABLE feed.alarm ADD COLUMN subject text;
