import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import type { CaseThing } from './case-policy.ts'
import { LETTER_KINDS, ruleOf } from './letter-kinds.ts'
import { letterPolicy, type LetterThing } from './letter-policy.ts'

const actor = (id: string, agency: string | null, ...roles: Role[]): Actor => ({
  id,
  displayName: id,
  roles,
  agency,
  substituteFor: id === 'substitute' ? ['owner'] : [],
  conflicts: [],
})
const ACTORS = [
  actor('owner', 'kinderhaus', 'caseworker'),
  actor('substitute', 'kinderhaus', 'caseworker'),
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
]
const STATES = [
  'rendered',
  'queued',
  'in-run',
  'posted',
  'cancelled',
  'held',
  'returned',
  'at-desk',
  'handed-over',
  'sent',
  'not-wanted',
]
const owned: CaseThing = {
  agency: 'kinderhaus',
  caseworkerId: 'owner',
  personId: 'person',
  restricted: false,
}
const rows = Object.keys(LETTER_KINDS).flatMap((kind) =>
  STATES.flatMap((state) =>
    [owned, { ...owned, restricted: true }, null].map((of): LetterThing => ({
      kind,
      state,
      case: of,
      restricted: of?.restricted ?? false,
    })),
  ),
)
const who = (may: (actor: Actor) => boolean) =>
  ACTORS.filter(may)
    .map(({ id }) => id)
    .join(' ')

describe('who reads a letter', () => {
  it('is who works on its case, the lead as its kind says, and the print room while it prints', () => {
    const expected = ({ kind, state, case: of, restricted }: LetterThing): string => {
      const rule = ruleOf(kind)
      const isPrinted = rule.way === 'post' && ['queued', 'in-run'].includes(state) && !restricted
      return [
        ...(of ? ['owner', 'substitute', ...(rule.lead ? ['lead'] : [])] : []),
        ...(isPrinted ? ['centre', 'campaign'] : []),
      ].join(' ')
    }

    expect(
      rows.filter((row) => who((each) => letterPolicy.read(each, row)) !== expected(row)),
    ).toEqual([])
  })

  it('learns in the print room that there is one only of what goes by post, unrestricted', () => {
    expect(
      rows.filter(({ kind, restricted, ...row }) => {
        const isListed = ruleOf(kind).way === 'post' && !restricted
        const listed = who((each) => letterPolicy.list(each, { kind, restricted, ...row }))
        return listed !== (isListed ? 'centre campaign' : '')
      }),
    ).toEqual([])
  })

  it('says what became of it as the one who works on the case, never as the lead', () => {
    for (const kind of Object.keys(LETTER_KINDS))
      expect(who((each) => letterPolicy.settle(each, kind, owned))).toBe('owner substitute')
  })

  it('is nobody but who works on the case for a kind that is not known', () => {
    const unknown = { kind: 'NEW_PAPER', state: 'queued', case: owned, restricted: false }

    expect(who((each) => letterPolicy.read(each, unknown))).toBe('owner substitute')
  })
})

describe('the table of the documentation', () => {
  it('is the table of the policies', () => {
    const said = readFileSync('docs/privacy.md', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, kind, way, room, lead] = line.split('|').map((cell) => cell.trim())
        return kind?.startsWith('`') ? [[kind.replaceAll('`', ''), way, room, lead]] : []
      })

    expect(said).toEqual(
      Object.entries(LETTER_KINDS).map(([kind, { way, lead }]) => [
        kind,
        way === 'post' ? 'Post' : 'Schreibtisch',
        way === 'post' ? 'solange gedruckt wird' : 'nie',
        lead ? 'ja' : 'nein',
      ]),
    )
  })
})
