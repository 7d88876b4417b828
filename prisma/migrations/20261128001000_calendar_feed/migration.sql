-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "calendar_feed" (
    "staff_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("staff_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_hash_key" ON "calendar_feed"("secret_hash");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A calendar program takes a changed talk only with a higher number (RFC 5545, SEQUENCE): it counts up whoever writes.
CREATE FUNCTION count_appointment_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$$;
CREATE TRIGGER appointment_revision BEFORE UPDATE ON "appointment" FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at, OLD.staff_id, OLD.room_id, OLD.status) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.staff_id, NEW.room_id, NEW.status))
  EXECUTE FUNCTION count_appointment_revision();
