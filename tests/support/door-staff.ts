import type { Role } from '#server/web/auth/actor.ts'
import type { SeedAgency, SeedStaff } from '#server/procedure/staff/seed-staff.ts'

export const doorAgencies: SeedAgency[] = [
  { id: 'zentral', name: 'Sozialamt' },
  { id: 'kinderhaus', name: 'Bezirksverwaltung Kinderhaus' },
  { id: 'hiltrup', name: 'Bezirksverwaltung Hiltrup' },
]

const member = (username: string, agency: string | null, ...roles: Role[]): SeedStaff => ({
  username,
  displayName: `Person ${username}`,
  roles,
  agency,
  phone: '0000 10',
  room: '1',
  email: `${username}@example.org`,
  languages: ['de'],
})

/**
 * One member of staff per kind of relation to a case of agency `kinderhaus` that belongs to
 * `owner`.
 */
export const doorStaff = [
  member('owner', 'kinderhaus', 'caseworker'),
  member('substitute', 'kinderhaus', 'caseworker'),
  member('colleague', 'kinderhaus', 'caseworker'),
  member('foreign-caseworker', 'hiltrup', 'caseworker'),
  member('lead', 'kinderhaus', 'team-lead'),
  member('foreign-lead', 'hiltrup', 'team-lead'),
  member('centre', null, 'customer-centre'),
  member('campaign', null, 'campaign-manager'),
  member('process-owner', null, 'process-owner'),
  member('manager', null, 'manager'),
  member('privacy', null, 'privacy-officer'),
  member('admin', null, 'system-admin'),
] as const satisfies SeedStaff[]
