-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "phase_job_key" TEXT;

-- AlterTable
ALTER TABLE "help_plan" ADD COLUMN     "amendment" TEXT;
