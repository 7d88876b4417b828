import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it, test } from 'vitest'
import { evaluateTable } from './evaluate-table.ts'

type Inputs = Record<string, readonly unknown[]>

const YES_NO = [false, true]
/** What forms, lists and the feed supply today, by table; each value stands for its like. */
const SUPPLIED: Record<string, Inputs> = {
  'agency-assignment': {
    blockingNotice: YES_NO,
    wish: [null],
    district: ['kinderhaus', 'hiltrup', 'nord', 'mitte', 'unknown'],
  },
  'next-contact-step': {
    lastResponse: ['none', 'question', 'later'],
    weeksOpen: [0, 9, 10],
    lettersSent: [0, 1, 2, 3],
    special: YES_NO,
    callsMade: [0, 1, 2],
    phoneKnown: YES_NO,
    language: ['de', 'ar'],
  },
  'triage-priority': {
    violence: YES_NO,
    housing: ['none', 'arrears', 'homeless-or-eviction'],
    energy: YES_NO,
    youngWithoutWork: YES_NO,
    startSoon: YES_NO,
    releaseSoon: YES_NO,
  },
  'no-show': {
    priority: ['P1', 'P3'],
    excused: YES_NO,
    missedInRow: [0, 1, 2, 3],
    isIntake: YES_NO,
  },
  'support-level': {
    grave: YES_NO,
    areasInNeed: [0, 1, 2, 3],
    wantsWork: ['yes', 'no', 'open'],
    careSolved: YES_NO,
    lastWork: ['offer', 'year', 'longer'],
  },
  'follow-up-interval': {
    urgentLately: YES_NO,
    rhythm: [null, 7, 90],
    measureTrouble: [false],
    planWeeks: [0, 6],
    workWeeks: [null],
    supportLevel: ['S0', 'S1', 'S2', 'S3', 'S4'],
  },
  'review-proposal': {
    wish: ['go-on', 'lighter', 'stop'],
    benefitEnded: [false],
    allReached: YES_NO,
    meanRating: [-1, 0, 1],
    lowBefore: YES_NO,
    lifeChanged: YES_NO,
  },
}
/**
 * Rows that wait for what is not supplied yet: the wish for an agency, trouble with a measure, work
 * taken up, the end of the benefit.
 */
const WAITING: Record<string, string[]> = {
  'agency-assignment': ['rule-wish'],
  'follow-up-interval': ['rule-measure', 'rule-new-work'],
  'review-proposal': ['rule-benefit-ended'],
}

const tables = globSync('processes/*/*.dmn').map((file) => ({
  name: basename(file, '.dmn'),
  xml: readFileSync(file, 'utf8'),
}))

function combinations(inputs: Inputs): Record<string, unknown>[] {
  return Object.entries(inputs).reduce<Record<string, unknown>[]>(
    (all, [name, values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

it('what is supplied is known for every table that ships', () => {
  expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(SUPPLIED).toSorted())
})

test.each(tables)('$name has no row that nobody can reach', async ({ name, xml }) => {
  // given
  const rows = [...xml.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => String(id))
  const reached = new Set<string>()
  // when
  for (const inputs of combinations(SUPPLIED[name] ?? {}))
    reached.add((await evaluateTable({ xml, decisionId: name, inputs })).ruleId)
  // then
  expect(rows.filter((row) => !reached.has(row))).toEqual(WAITING[name] ?? [])
})
