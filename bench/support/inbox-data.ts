import type { Door } from '#tests/support/door.ts'

const AGENCIES = 40
const ROLES = [
  'caseworker',
  'customer-centre',
  'team-lead',
  'campaign-manager',
  'process-owner',
  'manager',
  'privacy-officer',
  'system-admin',
  'reviewer',
  'archivist',
]
export const PEOPLE = 4_000
/** Holds every role in one agency, so that nobody's list is longer. */
export const LONGEST_LIST = 'bench-all-roles'

const XML = `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
  targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="bench" name="Fall führen" isExecutable="true">
    <bpmn:userTask id="ut-first-conversation" name="Erstgespräch führen" />
  </bpmn:process>
</bpmn:definitions>`

const uuidOf = (first: string, number: string): string =>
  `('${first}0000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
const agencyOf = (number: string): string => `'a' || lpad((${number})::text, 2, '0')`

/**
 * Writes so many tasks, a fifth of them open, over 40 agencies × 10 roles, a tenth as many persons
 * and cases, and 4,000 members of staff.
 */
export async function fillInbox(run: Door['readAsOwner'], tasks: number): Promise<void> {
  const persons = tasks / 10
  await fillStaff(run)
  await fillCases(run, persons)
  await run(
    `INSERT INTO task (key, element_id, element_instance_key, process_instance_key, process_id,
       process_version, definition_key, role, subject, form_id, headers, state,
       created_at, ended_at, agency, person_id, assignee_id, due_at, done_by)
     SELECT (2251799813685248 + n)::text, 'ut-first-conversation', n::text, n::text, 'bench',
       1, '1', ($1::text[])[1 + (n / ${AGENCIES}) % 10],
       'case:' || ${uuidOf('2', `n % ${persons}`)}, 'first-conversation', '{}',
       CASE WHEN n % 5 = 0 THEN 'open' ELSE 'completed' END,
       '2026-06-01'::timestamptz + n * interval '1 second',
       CASE WHEN n % 5 > 0 THEN '2026-07-01'::timestamptz + n * interval '1 second' END,
       ${agencyOf(`(n / 5) % ${AGENCIES}`)},
       ${uuidOf('1', `n % ${persons}`)},
       CASE WHEN n % 3 = 0 THEN ${uuidOf('0', `n % ${PEOPLE}`)} END,
       '2026-11-01'::timestamptz + ((n::bigint * 7919) % 5000000) * interval '1 second',
       CASE WHEN n % 5 > 0 THEN ${uuidOf('0', `n % ${PEOPLE}`)} END
     FROM generate_series(0, ${tasks - 1}) n`,
    [ROLES],
  )
  await run(
    `INSERT INTO deployment (process, version, definition_key, checksum, source,
       xml, forms, decisions, contract, deployed_at)
     VALUES ('bench', 1, '1', '', 'shipped', $1, '{}', '{}', '', '2026-01-01')`,
    [XML],
  )
  await run('VACUUM ANALYZE')
}

async function fillStaff(run: Door['readAsOwner']): Promise<void> {
  await run(
    `INSERT INTO agency (id, name)
     SELECT ${agencyOf('n')}, 'Agency ' || n
     FROM generate_series(0, ${AGENCIES - 1}) n`,
  )
  await run(
    `INSERT INTO staff (id, username, display_name, roles, agency_id, phone, email, room, languages)
     SELECT ${uuidOf('0', 'n')}, 'bench-' || n, 'Mitarbeit ' || n, ARRAY[($1::text[])[1 + n % 3]],
       ${agencyOf(`n % ${AGENCIES}`)}, '', '', '', '{}'
     FROM generate_series(0, ${PEOPLE - 1}) n`,
    [['caseworker', 'team-lead', 'caseworker']],
  )
  await run(
    `INSERT INTO staff (id, username, display_name, roles, agency_id, phone, email, room, languages)
     VALUES (gen_random_uuid(), $1, 'Alle Aufgaben', $2, 'a00', '', '', '', '{}')`,
    [LONGEST_LIST, ROLES],
  )
}

async function fillCases(run: Door['readAsOwner'], persons: number): Promise<void> {
  await run(
    `INSERT INTO household (id, type)
     VALUES ('00000000-0000-4000-9000-000000000000', 'single')`,
  )
  await run(
    `INSERT INTO person (id, household_id, reference, last_name, first_name, salutation,
       street, postcode, city, district, language, match_key)
     SELECT ${uuidOf('1', 'n')}, '00000000-0000-4000-9000-000000000000', 'HP-B-' || n,
       'Amsel' || n, 'Rosa', 'none',
       'Musterpfad ' || n, '00100', 'Musterstadt', 'mitte', 'de', 'b' || n
     FROM generate_series(0, ${persons - 1}) n`,
  )
  await run(
    `INSERT INTO help_case (id, case_ref, person_id, agency_id, status, origin, priority, opened_at)
     SELECT ${uuidOf('2', 'n')}, 'HP-2026-B' || n, ${uuidOf('1', 'n')},
       ${agencyOf(`n % ${AGENCIES}`)}, 'open', 'invitation', 'P3', '2026-01-01'
     FROM generate_series(0, ${persons - 1}) n`,
  )
}
