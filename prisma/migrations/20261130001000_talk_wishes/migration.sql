-- What makes a talk possible, and how the person may and likes to be reached.
ALTER TABLE "person" ADD COLUMN     "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "preferred_contact" TEXT,
ADD COLUMN     "talk_wishes" TEXT[] DEFAULT ARRAY[]::TEXT[];
