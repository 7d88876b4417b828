import type { AgencyId } from '#server/web/policies/agencies.ts'

/** An invented room for talks. */
export type SeedRoom = { agencyId: AgencyId; name: string; stepFree: boolean }

/** Two per agency: one without steps, one on the floor of the offices. */
export const rooms: readonly SeedRoom[] = [
  { agencyId: 'zentral', name: 'Beratung 1, Erdgeschoss', stepFree: true },
  { agencyId: 'zentral', name: 'Beratung 2, 1. Etage', stepFree: false },
  { agencyId: 'kinderhaus', name: 'Beratung 1, Erdgeschoss', stepFree: true },
  { agencyId: 'kinderhaus', name: 'Beratung 2, 2. Etage', stepFree: false },
  { agencyId: 'hiltrup', name: 'Beratung 1, Erdgeschoss', stepFree: true },
  { agencyId: 'hiltrup', name: 'Beratung 2, Erdgeschoss', stepFree: true },
]
