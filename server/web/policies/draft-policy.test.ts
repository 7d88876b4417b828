import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import { draftPolicy, type DraftThing } from './draft-policy.ts'

const actor = (id: string, agency: string | null, ...roles: Role[]): Actor => ({
  id,
  displayName: id,
  roles,
  agency,
  substituteFor: ['substitute', 'conflicted'].includes(id) ? ['owner'] : [],
  conflicts: id === 'conflicted' ? ['person'] : [],
})
const ACTORS = [
  actor('owner', 'kinderhaus', 'caseworker'),
  actor('substitute', 'kinderhaus', 'caseworker'),
  actor('conflicted', 'kinderhaus', 'caseworker'),
  actor('colleague', 'kinderhaus', 'caseworker'),
  actor('foreign', 'hiltrup', 'caseworker'),
  actor('lead', 'kinderhaus', 'team-lead'),
  actor('centre', null, 'customer-centre'),
  actor('other-centre', null, 'customer-centre'),
  actor('manager', null, 'manager'),
]
const actorOf = (id: string): Actor | null => ACTORS.find((each) => each.id === id) ?? null

type Case = NonNullable<DraftThing['ofCase']>
const caseOf = (change: Partial<Case> = {}): Case => ({
  agency: 'kinderhaus',
  caseworkerId: 'owner',
  personId: 'person',
  restricted: false,
  isClosed: false,
  ...change,
})
const task = { role: 'caseworker', agency: 'kinderhaus', assigneeId: 'owner', personId: 'person' }
const deskTask = { ...task, role: 'customer-centre', assigneeId: 'other-centre' }
const by = (authorId: string, ofCase: Case | null = caseOf(), of = task): DraftThing => ({
  authorId,
  task: of,
  ofCase,
})
const readers = (thing: DraftThing): string =>
  ACTORS.filter((each) => draftPolicy.read(each, thing, actorOf(thing.authorId)))
    .map(({ id }) => id)
    .join(' ')

const given = caseOf({ caseworkerId: 'colleague' })
const READERS: [string, DraftThing, string][] = [
  ['by the caseworker', by('owner'), 'owner'],
  ['by a substitute', by('substitute'), 'substitute'],
  ['by a substitute with a conflict', by('conflicted'), 'owner substitute'],
  ['by who gave the case away', by('owner', given), 'colleague'],
  ['by who gave it to nobody yet', by('owner', caseOf({ caseworkerId: null })), 'lead'],
  ['by who moved to another agency', by('foreign'), 'owner substitute'],
  ['by somebody who left', by('gone'), 'owner substitute'],
  ['by the desk', by('centre', caseOf(), deskTask), 'centre'],
  [
    'by the desk, of a restricted case',
    by('centre', caseOf({ restricted: true }), deskTask),
    'owner substitute',
  ],
  ['by the desk, of an invitation', by('centre', null, deskTask), 'centre'],
  ['by who left the desk', by('gone', null, deskTask), 'centre other-centre'],
]

describe('a draft of a finished task', () => {
  it.each(READERS)('%s is read by the right people', (_, thing, expected) => {
    expect(readers(thing)).toBe(expected)
  })

  it('becomes a note by who may write notes in the case, until it is closed', () => {
    const may = (thing: DraftThing) =>
      ACTORS.filter((each) => draftPolicy.makeNote(each, thing)).map(({ id }) => id)

    expect(may(by('owner'))).toEqual(['owner', 'substitute', 'lead'])
    expect(may(by('owner', caseOf({ isClosed: true })))).toEqual([])
    expect(may(by('centre', null, deskTask))).toEqual([])
  })

  it('is taken late from who was in the form, and from nobody else', () => {
    const may = (hasDraft: boolean, isEnded: boolean) =>
      ACTORS.filter((each) => draftPolicy.writeLate(each, task, { hasDraft, isEnded }))

    expect(may(false, true).map(({ id }) => id)).toEqual(['owner', 'substitute'])
    expect(may(false, false)).toEqual([])
    expect(may(true, false)).toEqual(ACTORS)
  })

  it('is taken late at a desk whose task a colleague took by handing it in', () => {
    const taken = { ...deskTask, claimedAt: new Date(0) }
    const late = { hasDraft: false, isEnded: true }

    expect(draftPolicy.writeLate(actor('centre', null, 'customer-centre'), taken, late)).toBe(true)
    expect(draftPolicy.writeLate(actor('owner', 'kinderhaus', 'caseworker'), taken, late)).toBe(
      false,
    )
  })
})
