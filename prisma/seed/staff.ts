import type { AgencyId } from '#server/web/policies/agencies.ts'

/** An invented member of staff. `agency` null: works for all agencies. */
export type SeedStaff = {
  username: string
  displayName: string
  roles: string[]
  agency: AgencyId | null
  phone: string
  room: string
  email: string
  languages: string[]
}

type Person = [
  displayName: string,
  role: string,
  agency: AgencyId | null,
  extension: string,
  room: string,
  languages?: string[],
]

// the first three caseworkers are the contacts that the letters of their agencies name
// (server/procedure/letters/office.ts)
const people: Person[] = [
  ['Jona Rotdorn', 'caseworker', 'zentral', '10', '1.03, 1. Etage', ['de', 'en']],
  ['Alma Ringeltaube', 'caseworker', 'zentral', '11', '1.04, 1. Etage', ['de', 'ru']],
  ['Mira Holunder', 'caseworker', 'kinderhaus', '56', '2.14, 2. Etage', ['de', 'tr']],
  ['Tilo Schlehe', 'caseworker', 'kinderhaus', '57', '2.15, 2. Etage', ['de', 'ru', 'pl']],
  ['Kaya Wacholder', 'caseworker', 'hiltrup', '80', '0.05, Erdgeschoss', ['de', 'ar', 'en']],
  ['Bente Kiebitz', 'caseworker', 'hiltrup', '81', '0.06, Erdgeschoss', ['de']],
  ['Greta Eibe', 'team-lead', 'zentral', '20', '1.10, 1. Etage', ['de']],
  ['Olaf Sperling', 'team-lead', 'kinderhaus', '60', '2.01, 2. Etage', ['de', 'en']],
  ['Henrike Ulme', 'team-lead', 'hiltrup', '85', '0.11, Erdgeschoss', ['de']],
  ['Nuri Lavendel', 'customer-centre', null, '30', 'Kundenzentrum, Schalter 1', ['de', 'tr', 'en']],
  ['Pia Bachstelze', 'customer-centre', null, '31', 'Kundenzentrum, Schalter 2', ['de', 'ru']],
  ['Ruben Eisvogel', 'campaign-manager', null, '40', '3.02, 3. Etage', ['de', 'en']],
  ['Selma Kornblume', 'process-owner', null, '41', '3.05, 3. Etage', ['de']],
  ['Finn Haselnuss', 'process-owner', null, '42', '3.06, 3. Etage', ['de']],
  ['Carla Steinadler', 'manager', null, '50', '4.01, 4. Etage', ['de']],
  ['Veit Mauersegler', 'privacy-officer', null, '77', '4.08, 4. Etage', ['de', 'en']],
  ['Toni Zeisig', 'system-admin', null, '90', '3.20, 3. Etage', ['de', 'en']],
]

/**
 * Everyone who works at the invented agencies: the user name is the family name in small letters.
 */
export const staff: readonly SeedStaff[] = people.map(
  ([displayName, role, agency, extension, room, languages = ['de']]) => {
    const username = displayName.split(' ').at(-1)?.toLowerCase() ?? ''
    return {
      username,
      displayName,
      roles: [role],
      agency,
      phone: `00000 1234-${extension}`,
      room,
      email: `${username}@musterstadt.example`,
      languages,
    }
  },
)
