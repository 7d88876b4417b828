import type { Query } from '#server/base/db.ts'

const NAME = `search_fold(p.last_name || ' ' || p.first_name)`

/**
 * People with a name in which each of these words begins one; `words` are folded. The longest word
 * is looked up in the index of names.
 */
export async function listPeopleNamed(
  query: Query,
  words: string[],
  limit: number,
): Promise<string[]> {
  const longest = words.toSorted((one, other) => other.length - one.length)[0] ?? ''
  const rows = await query<{ id: string }>(
    `SELECT p.id
     FROM person p
     WHERE ${NAME} LIKE '%' || $2 || '%'
       AND NOT EXISTS (
         SELECT FROM unnest($1::text[]) AS word
         WHERE ' ' || ${NAME} NOT LIKE '% ' || word || '%'
       )
       AND EXISTS (
         SELECT FROM invitation i
         WHERE i.person_id = p.id AND i.status <> 'excluded'
       )
     ORDER BY p.last_name, p.id
     LIMIT $3`,
    [words, longest, limit],
  )
  return rows.map(({ id }) => id)
}
