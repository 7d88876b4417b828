-- Search by name forgives umlauts, ß, accents and typos. pg_trgm is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- One spelling for all: Müller, Mueller and Muller become the same; signs become blanks.
CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  btrim(regexp_replace(
    replace(replace(replace(replace(
      translate(lower($1), 'äöüáàâãåăąçćčďđéèêëęěğíìîïıłľńňñóòôõőøřśşšșťţțúùûűůýÿźżž', 'aouaaaaaaacccddeeeeeegiiiiillnnnoooooorsssstttuuuuuyyzzz'),
      'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
    '[^[:alnum:]]+', ' ', 'g'));

CREATE INDEX person_search ON person USING gin (search_fold(last_name || ' ' || first_name) gin_trgm_ops);
CREATE INDEX person_phone ON person (regexp_replace(phone, '\D', '', 'g') text_pattern_ops) WHERE phone IS NOT NULL;

ALTER TABLE person ADD COLUMN access_needs TEXT, ADD COLUMN representative_kind TEXT;
