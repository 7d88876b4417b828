-- Who speaks for a person, where they are reached, and whether their duties cover letters from this office.
ALTER TABLE "person" ADD COLUMN     "representative_area" TEXT,
ADD COLUMN     "representative_city" TEXT,
ADD COLUMN     "representative_postcode" TEXT,
ADD COLUMN     "representative_street" TEXT;

-- What a list says of people who are known: true takes it over, false keeps ours, null is not decided.
ALTER TABLE "recipient_row" ADD COLUMN     "take_over" BOOLEAN;

ALTER TABLE "campaign" ADD COLUMN     "columns_unknown" TEXT[],
ADD COLUMN     "encoding_sure" BOOLEAN NOT NULL DEFAULT true;

-- What a heading of this office's lists means; null: it is left out.
CREATE TABLE "heading_meaning" (
    "heading" TEXT NOT NULL,
    "column" TEXT,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heading_meaning_pkey" PRIMARY KEY ("heading")
);
