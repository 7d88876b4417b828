-- The job that started the newest wave: the same job again starts no further one.
ALTER TABLE "campaign" ADD COLUMN "wave_job_key" TEXT;
