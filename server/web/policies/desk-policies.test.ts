import { describe, expect, it } from 'vitest'
import { ROLES, type Actor } from '#server/web/auth/actor.ts'
import { agenciesIn, isOfAgency, hasConflict } from './agencies.ts'
import { appointmentPolicy } from './appointment-policy.ts'
import { calendarPolicy } from './calendar-policy.ts'
import { casePolicy, caseReach, type CaseThing } from './case-policy.ts'
import { demand } from './demand.ts'
import { metricsPolicy } from './metrics-policy.ts'
import { operationsPolicy } from './operations-policy.ts'
import { personPolicy } from './person-policy.ts'
import { staffPolicy } from './staff-policy.ts'
import { studioPolicy, type DraftThing } from './studio-policy.ts'

const CENTRAL = ['customer-centre', 'campaign-manager', 'process-owner', 'manager']
const buildActor = (id: string, overrides: Partial<Actor> = {}): Actor => ({
  id,
  displayName: id,
  roles: [],
  agency: 'kinderhaus',
  substituteFor: [],
  conflicts: [],
  ...overrides,
})
/** One of each role, and whose relation to the case of `owner` differs. */
const ACTORS = [
  ...ROLES.map((role) =>
    buildActor(role, { roles: [role], agency: CENTRAL.includes(role) ? null : 'kinderhaus' }),
  ),
  buildActor('owner', { roles: ['caseworker'] }),
  buildActor('substitute', { roles: ['caseworker'], substituteFor: ['owner'] }),
  buildActor('foreign', { roles: ['caseworker'], agency: 'hiltrup' }),
  buildActor('foreign-lead', { roles: ['team-lead'], agency: 'hiltrup' }),
  buildActor('lead-of-none', { roles: ['team-lead'], agency: null }),
  buildActor('nobody'),
]
const allowed = (may: (actor: Actor) => boolean): string =>
  ACTORS.filter(may)
    .map(({ id }) => id)
    .join(' ')

const owned: CaseThing = {
  agency: 'kinderhaus',
  caseworkerId: 'owner',
  personId: 'person',
  restricted: false,
}
const foreign: CaseThing = { ...owned, agency: 'hiltrup', caseworkerId: 'foreign' }
const draft: DraftThing = { authorId: 'somebody', isSubmitted: true, isTraining: false }
const own: DraftThing = { ...draft, authorId: 'process-owner' }
const TEAM = 'caseworker team-lead owner substitute foreign foreign-lead lead-of-none'
const HOUSE = 'caseworker team-lead owner substitute'

type Line = [title: string, may: (actor: Actor) => boolean, expected: string]

const CASES: Line[] = [
  ['list of cases', casePolicy.list, TEAM],
  ['note on a case', (a) => casePolicy.note(a, owned), 'team-lead owner substitute'],
  ['end of a wait', (a) => casePolicy.endWait(a, owned), 'team-lead owner substitute'],
  [
    "owner's conflict of interest",
    (a) => casePolicy.declareConflict(a, owned, 'owner'),
    'team-lead owner',
  ],
  [
    'conflict of interest of somebody else',
    (a) => casePolicy.declareConflict(a, owned, 'another'),
    'team-lead',
  ],
  ['recording of a death', (a) => casePolicy.recordDeath(a, owned), 'owner substitute'],
]

const APPOINTMENTS: Line[] = [
  ['list of times', appointmentPolicy.list, `caseworker customer-centre ${TEAM.slice(11)}`],
  [
    'time of a talk',
    (a) => appointmentPolicy.read(a, owned),
    `caseworker customer-centre team-lead owner substitute`,
  ],
  [
    'arranging of a talk',
    (a) => appointmentPolicy.arrange(a, owned),
    'customer-centre owner substitute',
  ],
  ['calendar', calendarPolicy.open, `caseworker customer-centre ${TEAM.slice(11)}`],
  [
    'calendar of the agency',
    (a) => calendarPolicy.readAgency(a, 'kinderhaus'),
    `caseworker customer-centre team-lead owner substitute`,
  ],
  [
    'person of a talk',
    (a) => calendarPolicy.readPerson(a, owned),
    `caseworker customer-centre team-lead owner substitute`,
  ],
  ['purpose of a talk', (a) => calendarPolicy.readPurpose(a, owned), HOUSE],
  [
    'arranging at all',
    calendarPolicy.arrange,
    'caseworker customer-centre owner substitute foreign',
  ],
  ['calendar in another program', calendarPolicy.keepFeed, TEAM],
]

const PEOPLE: Line[] = [
  ['search for people', personPolicy.search, `caseworker customer-centre ${TEAM.slice(11)}`],
  [
    'person with a case here and one elsewhere',
    (a) => personPolicy.read(a, [owned, foreign]),
    'customer-centre team-lead owner substitute foreign foreign-lead',
  ],
  ['person without a case', (a) => personPolicy.read(a, []), 'customer-centre'],
  [
    'change of contact data',
    (a) => personPolicy.changeContact(a, [owned, foreign]),
    'customer-centre team-lead owner substitute foreign foreign-lead',
  ],
  [
    'change of contact data without a case',
    (a) => personPolicy.changeContact(a, []),
    'customer-centre',
  ],
  [
    'list of absences',
    staffPolicy.listAbsences,
    'team-lead system-admin foreign-lead lead-of-none',
  ],
  ['lead of a team', staffPolicy.leadTeam, 'team-lead foreign-lead'],
  [
    'absence of somebody of the agency',
    (a) => staffPolicy.manageAbsence(a, { agency: 'kinderhaus' }),
    'team-lead system-admin',
  ],
  [
    'absence of somebody of no agency',
    (a) => staffPolicy.manageAbsence(a, { agency: null }),
    'system-admin',
  ],
  [
    'choice of somebody of the agency',
    (a) => staffPolicy.choose(a, { agency: 'hiltrup' }),
    'system-admin foreign foreign-lead',
  ],
]

const PROGRAMME: Line[] = [
  ['figures', metricsPolicy.read, 'manager'],
  ['operations', operationsPolicy.read, 'process-owner system-admin'],
  ['what is stuck', operationsPolicy.act, 'system-admin'],
  ['health', operationsPolicy.readHealth, 'system-admin'],
  ['settings to write', operationsPolicy.writeSettings, 'process-owner'],
  ['audit trail', operationsPolicy.readAudit, 'privacy-officer'],
  [
    'drawings',
    studioPolicy.read,
    allowed((a) => !['customer-centre', 'system-admin', 'nobody'].includes(a.id)),
  ],
  ['drawing to change', studioPolicy.write, 'process-owner'],
  ['draft that was handed in', (a) => studioPolicy.readDraft(a, draft), 'process-owner'],
  ['own draft', (a) => studioPolicy.readDraft(a, { ...own, isSubmitted: false }), 'process-owner'],
  ["somebody else's draft", (a) => studioPolicy.readDraft(a, { ...draft, isSubmitted: false }), ''],
  ['release of a draft', (a) => studioPolicy.release(a, draft), 'process-owner'],
  ['release of an own draft', (a) => studioPolicy.release(a, own), ''],
  [
    'release of an own draft in training',
    (a) => studioPolicy.release(a, { ...own, isTraining: true }),
    'process-owner',
  ],
  [
    'release of what was not handed in',
    (a) => studioPolicy.release(a, { ...draft, isSubmitted: false, isTraining: true }),
    '',
  ],
]

describe('policies of the desks', () => {
  it.each([...CASES, ...APPOINTMENTS, ...PEOPLE, ...PROGRAMME])(
    '%s is for the right people',
    (_title, may, expected) => expect(allowed(may)).toBe(expected),
  )

  it('are known by their roles alone', () => {
    const readers = ROLES.filter((role) => studioPolicy.read(buildActor('x', { roles: [role] })))
    expect(readers).toEqual(ROLES.filter((role) => !/centre|admin/.test(role)))
  })
})

describe('the wall of an agency', () => {
  it('is open to central roles, and for the others at their own agency', () => {
    expect(agenciesIn(buildActor('a', { roles: ['customer-centre'] }), 'customer-centre')).toEqual([
      'all',
      'zentral',
      'kinderhaus',
      'hiltrup',
    ])
    expect(
      agenciesIn(buildActor('a', { roles: ['campaign-manager'] }), 'campaign-manager'),
    ).toHaveLength(4)
    expect(agenciesIn(buildActor('a', { roles: ['caseworker'] }), 'caseworker')).toEqual([
      'all',
      'kinderhaus',
    ])
  })

  it('shows what belongs to no agency to whoever has none, and nothing in a role they do not have', () => {
    const manager = buildActor('m', { roles: ['manager'], agency: null })
    expect(agenciesIn(manager, 'manager')).toEqual(['all'])
    expect(agenciesIn(manager, 'caseworker')).toEqual([])
  })

  it('is no wall between what has no agency and who has none', () => {
    expect(isOfAgency(buildActor('m', { agency: null }), null)).toBe(false)
    expect(isOfAgency(buildActor('a'), 'kinderhaus')).toBe(true)
  })

  it('leaves a lead without an agency with nothing to read', () => {
    expect(caseReach(buildActor('l', { roles: ['team-lead'], agency: null }))).toBeNull()
    expect(caseReach(buildActor('n'))).toBeNull()
  })
})

describe('a conflict of interest', () => {
  it('is one with a person, not with nobody', () => {
    const conflicted = buildActor('a', { conflicts: ['person'] })
    expect([
      hasConflict(conflicted, 'person'),
      hasConflict(conflicted, 'another'),
      hasConflict(conflicted, null),
    ]).toEqual([true, false, false])
  })
})

describe('a refusal', () => {
  it('hides what may not be read and names what may not be done', () => {
    expect(() => demand(false, true)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(() => demand(false)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(() => demand(true, false)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
    expect(() => demand(true)).not.toThrow()
  })
})
