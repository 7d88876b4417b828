-- One spelling of a name in code (foldText) and here: marks fall off, ä and ae and a become one, signs become blanks.
DROP INDEX person_search;
CREATE OR REPLACE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  btrim(regexp_replace(
    replace(replace(replace(
      translate(
        replace(replace(replace(replace(
          lower(regexp_replace(
            normalize(regexp_replace($1, '[\u0027\u2019\u2018\u0060\u00b4\u02b9-\u02bc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g'), NFKD),
            '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g')),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'øłđðħŋıς', 'olddhniσ'),
      'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u2e7f\u3000-\u303f]+', ' ', 'g'));
CREATE INDEX person_search ON person USING gin (search_fold(last_name || ' ' || first_name) gin_trgm_ops);

-- The key by which one person is found under another number, in the new spelling (matchKey).
CREATE FUNCTION pg_temp.match_key(last_name text, first_name text, street text, postcode text) RETURNS text LANGUAGE sql RETURN
  CASE WHEN search_fold(last_name || ' ' || first_name) = '' OR search_fold(street) = '' THEN '' ELSE
    array_to_string(ARRAY(
      SELECT word FROM unnest(string_to_array(search_fold(last_name || ' ' || first_name), ' ')) AS word ORDER BY word COLLATE "C"), '')
    || '|' || replace(regexp_replace(search_fold(street), 'str(asse)?(?=\s|\d|$)', 'str', 'g'), ' ', '')
    || '|' || btrim(postcode) END;
UPDATE person SET match_key = pg_temp.match_key(last_name, first_name, street, postcode);
UPDATE recipient_row SET match_key = pg_temp.match_key(data->>'lastName', data->>'firstName', data->>'street', data->>'postcode')
WHERE data IS NOT NULL;

-- Phone numbers as E.164; invented ones (0000…) and what is no single number stay as written.
UPDATE person SET phone = CASE
  WHEN phone ~ '^\s*\+' THEN '+' || regexp_replace(replace(phone, '(0)', ''), '\D', '', 'g')
  WHEN phone ~ '^\s*\(?00' THEN '+' || substr(regexp_replace(phone, '\D', '', 'g'), 3)
  ELSE '+49' || substr(regexp_replace(phone, '\D', '', 'g'), 2) END
WHERE phone ~ '^\s*(\+|\(?0)[0-9\s()./-]{4,}$' AND phone !~ '^\s*\(?0000' AND phone !~ '\d\s+[/,;]\s*[0+]';
