import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import { campaignPolicy } from './campaign-policy.ts'
import { casePolicy, caseReach, type CaseThing } from './case-policy.ts'
import { invitationPolicy } from './invitation-policy.ts'
import { letterPolicy } from './letter-policy.ts'

const STAND_INS = ['substitute', 'conflicted']
const actor = (id: string, agency: string | null, ...roles: Role[]): Actor => ({
  id,
  displayName: id,
  roles,
  agency,
  substituteFor: STAND_INS.includes(id) ? ['owner'] : [],
  conflicts: id === 'conflicted' ? ['person'] : [],
})

const ACTORS = [
  actor('owner', 'kinderhaus', 'caseworker'),
  actor('substitute', 'kinderhaus', 'caseworker'),
  actor('conflicted', 'kinderhaus', 'caseworker'),
  actor('colleague', 'kinderhaus', 'caseworker'),
  actor('foreign', 'hiltrup', 'caseworker'),
  actor('lead', 'kinderhaus', 'team-lead'),
  actor('foreign-lead', 'hiltrup', 'team-lead'),
  actor('centre', null, 'customer-centre'),
  actor('campaign', null, 'campaign-manager'),
  actor('process-owner', null, 'process-owner'),
  actor('manager', null, 'manager'),
  actor('privacy', null, 'privacy-officer'),
  actor('admin', null, 'system-admin'),
  actor('nobody', 'kinderhaus'),
]

const owned: CaseThing = {
  agency: 'kinderhaus',
  caseworkerId: 'owner',
  personId: 'person',
  restricted: false,
}
const ofAnother: CaseThing = { ...owned, personId: 'another' }
const unowned: CaseThing = { ...owned, caseworkerId: null }
const restricted: CaseThing = { ...owned, restricted: true }
const moved: CaseThing = { ...owned, agency: 'hiltrup' }

const allowed = (may: (actor: Actor) => boolean): string =>
  ACTORS.filter(may)
    .map(({ id }) => id)
    .join(' ')

const CASES: [string, (actor: Actor) => boolean, string][] = [
  [
    'header of a case',
    (a) => casePolicy.readHeader(a, owned),
    'owner substitute conflicted colleague lead',
  ],
  [
    'header of a restricted case',
    (a) => casePolicy.readHeader(a, restricted),
    'owner substitute lead',
  ],
  ['whole case', (a) => casePolicy.read(a, owned), 'owner substitute lead'],
  [
    'whole case of somebody else',
    (a) => casePolicy.read(a, ofAnother),
    'owner substitute conflicted lead',
  ],
  ['case that nobody has', (a) => casePolicy.read(a, unowned), 'lead'],
  ['case of an owner who moved away', (a) => casePolicy.read(a, moved), 'foreign-lead'],
  [
    'confidential note of the owner',
    (a) => casePolicy.readConfidential(a, owned, 'owner'),
    'owner substitute',
  ],
  [
    'confidential note of who had the case before',
    (a) => casePolicy.readConfidential(a, owned, 'colleague'),
    '',
  ],
  [
    'confidential note of the substitute',
    (a) => casePolicy.readConfidential(a, owned, 'substitute'),
    'substitute',
  ],
  ['withdrawal', (a) => casePolicy.withdraw(a, owned), 'owner substitute'],
  ['withdrawal from a case that nobody has', (a) => casePolicy.withdraw(a, unowned), 'lead'],
  ['decision on participation', (a) => casePolicy.decide(a, owned), 'owner substitute'],
  ['moving a deadline', (a) => casePolicy.moveDeadline(a, owned), 'owner substitute lead'],
  ['scanning a paper in', (a) => casePolicy.scanIn(a, owned), 'owner substitute lead centre'],
  [
    'scanning a paper into a restricted case',
    (a) => casePolicy.scanIn(a, restricted),
    'owner substitute lead',
  ],
  ['cancelling a letter', (a) => letterPolicy.cancel(a), 'centre campaign'],
  [
    'invitation',
    (a) => invitationPolicy.read(a, { agency: 'kinderhaus', restricted: false }),
    'owner substitute conflicted colleague lead centre campaign',
  ],
  [
    'restricted invitation',
    (a) => invitationPolicy.read(a, { agency: 'kinderhaus', restricted: true }),
    'centre',
  ],
  [
    'answer',
    (a) => invitationPolicy.answer(a, { agency: 'kinderhaus', restricted: false }),
    'centre campaign',
  ],
  [
    'correction by its author',
    (a) =>
      invitationPolicy.correct(
        a,
        { agency: null, restricted: false },
        { answeredBy: 'centre', isLetterPosted: false },
      ),
    'centre',
  ],
  [
    'correction after posting',
    (a) =>
      invitationPolicy.correct(
        a,
        { agency: null, restricted: false },
        { answeredBy: 'centre', isLetterPosted: true },
      ),
    '',
  ],
  ['figures of a campaign', campaignPolicy.read, 'lead foreign-lead campaign manager'],
  ['names of recipients', campaignPolicy.readRecipients, 'campaign'],
  [
    'approval by a lead who prepared it',
    (a) => campaignPolicy.approve(a, { preparedBy: 'lead' }),
    'foreign-lead',
  ],
]

describe('policies about people', () => {
  it.each(CASES)('%s is for the right people', (_title, may, expected) => {
    // when
    const who = allowed(may)
    // then
    expect(who).toBe(expected)
  })

  it('lists exactly the cases that may be read', () => {
    // given
    const isListed = (one: Actor, thing: CaseThing): boolean => {
      const reach = caseReach(one)
      if (!reach || reach.agency !== thing.agency) return false
      if (reach.cases === 'all') return true
      const { own, substituteFor, conflicts } = reach.cases
      return (
        thing.caseworkerId === own ||
        (substituteFor.includes(thing.caseworkerId ?? '') && !conflicts.includes(thing.personId))
      )
    }
    const agencies = ['zentral', 'kinderhaus', 'hiltrup']
    const people = ['person', 'another']
    const things = agencies.flatMap((agency) =>
      [null, ...ACTORS.map(({ id }) => id)].flatMap((caseworkerId) =>
        people.map((personId): CaseThing => ({
          agency,
          caseworkerId,
          personId,
          restricted: false,
        })),
      ),
    )
    // when
    const disagreements = things.flatMap((thing) =>
      ACTORS.filter((one) => isListed(one, thing) !== casePolicy.read(one, thing)).map(
        ({ id }) => ({ id, thing }),
      ),
    )
    // then
    expect(disagreements).toEqual([])
  })
})
