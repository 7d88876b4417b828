import type { Door } from './door.ts'

const XML = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="p" name="Fall führen">
    <userTask id="ut-talk" name="Erstgespräch führen"/>
    <userTask id="ut-sheet" name="Bogen bestätigen"/>
    <userTask id="ut-call" name="Person anrufen"/>
  </process>
</definitions>`
const ELEMENTS = ['ut-talk', 'ut-sheet', 'ut-call']
const NAMES = ['Ahorn', 'Müller', 'Amselgrund', 'Ziegenmelker', "O'Wiesel", 'Lärche-Ulme']
const FIRST_NAMES = ['Rosa', 'Ömer', 'Jürgen', 'Ines']

type Wanted = { ofOwner: number; ofAgency: number; done: number }

/**
 * So many tasks of `owner`, of agency kinderhaus (a colleague's, nobody's, the customer centre's)
 * and done by `owner`: due from long ago until far ahead, half past, four on each instant, some with a form on
 * its way or called off, one in ten about nobody.
 */
export async function fillTasks(door: Door, wanted: Wanted, now: Date): Promise<void> {
  const persons = Math.ceil((wanted.ofOwner + wanted.ofAgency) / 8)
  await fillPersons(door, persons)
  const run = door.readAsOwner
  await run(
    `INSERT INTO deployment (process, version, definition_key, checksum, source,
       xml, forms, decisions, contract, deployed_at)
     VALUES ('many', 1, '4711', 'many', 'shipped', $1, '{}', '{}', '', '2026-01-01')`,
    [XML],
  )
  const [owner, colleague] = [await door.staffId('owner'), await door.staffId('colleague')]
  const holders = [colleague, null, null, colleague]
  const roles = ['caseworker', 'caseworker', 'customer-centre', 'caseworker']
  const total = wanted.ofOwner + wanted.ofAgency + wanted.done
  const kinds = Array.from({ length: total }, (_, n) => {
    if (n < wanted.ofOwner) return { role: 'caseworker', holder: owner, state: 'open' }
    const { role, holder } = { role: roles[n % 4], holder: holders[n % 4] ?? null }
    return n < wanted.ofOwner + wanted.ofAgency
      ? { role, holder, state: n % 50 === 0 ? 'canceled' : 'open' }
      : { role: 'caseworker', holder: owner, state: 'completed' }
  })
  await run(
    `INSERT INTO task (key, element_id, element_instance_key, process_instance_key, process_id,
       process_version, definition_key, role, subject, form_id, headers, state, created_at,
       ended_at, done_by, agency, person_id, assignee_id, due_at, submission_id)
     SELECT (2251799813685248 + (n * 7919) % 1000003)::text, ($1::text[])[1 + n % 3], n, n, 'many',
       1, '4711', role, 'case:' || md5('case' || n % $2)::uuid, 'probe', '{}', state, $3,
       CASE WHEN state = 'completed' THEN $3::timestamptz - (n / 4) * interval '1 hour' END,
       CASE WHEN state = 'completed' THEN holder END,
       'kinderhaus', CASE WHEN n % 10 > 0 THEN md5('person' || n % $2)::uuid END, holder,
       $3::timestamptz + ((n / 4 * 7) % 900 - 300) * interval '1 hour' + interval '30 minutes',
       CASE WHEN n % 60 = 59 THEN md5('submission' || n)::uuid END
     FROM unnest($4::text[], $5::uuid[], $6::text[]) WITH ORDINALITY AS t(role, holder, state, n)`,
    [
      ELEMENTS,
      persons,
      now,
      kinds.map(({ role }) => role),
      kinds.map(({ holder }) => holder),
      kinds.map(({ state }) => state),
    ],
  )
  await run('VACUUM ANALYZE task')
  await run('ANALYZE person')
}

async function fillPersons({ readAsOwner: run }: Door, persons: number): Promise<void> {
  await run(`INSERT INTO household (id, type) VALUES (md5('household')::uuid, 'single')`)
  await run(
    `INSERT INTO person (id, household_id, reference, last_name, first_name, salutation,
       street, postcode, city, district, language, match_key)
     SELECT md5('person' || n)::uuid, md5('household')::uuid, 'HP-M-' || n,
       ($2::text[])[1 + n % 6], ($3::text[])[1 + n % 4], 'none',
       'Musterpfad ' || n, '00100', 'Musterstadt', 'mitte', 'de', 'm' || n
     FROM generate_series(0, $1 - 1) n`,
    [persons, NAMES, FIRST_NAMES],
  )
  await run(
    `INSERT INTO help_case (id, case_ref, person_id, agency_id, status, origin, priority, opened_at)
     SELECT md5('case' || n)::uuid, 'HP-2026-' || n, md5('person' || n)::uuid, 'kinderhaus',
       'open', 'invitation', 'P3', '2026-01-01'
     FROM generate_series(0, $1 - 1) n`,
    [persons],
  )
}
