import { beforeAll, describe, expect, inject, test, type TestContext } from 'vitest'
import { contracts, type Contract } from '#processes/contracts.ts'
import { generateRecipients } from '#prisma/seed/recipients.ts'
import { linksOf } from '#server/procedure/deployments/drawing-links.ts'
import { readShipped } from '#server/procedure/deployments/shipped.ts'
import {
  readExportedFacts,
  type ExportedFacts,
  type ShownVariable,
} from '#tests/support/exported-facts.ts'

const ID =
  /^(?:(?:case|invitation|campaign):)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/**
 * All that may be said of an error: a code, the class of an error, the names of variables that do
 * not fit; and the engine's own sentence.
 */
const SENTENCES = [
  /^(?:[A-Z]+(?:_[A-Z]+)*)?$/,
  /^[A-Z]\w*Error(?:\d+)?$|^Error$|^unknown error$/,
  /^(?:drawing and code|code and contract) disagree: [a-z.-]+(?: [A-Za-z]+(?:, [A-Za-z]+)*)?$/,
  /^Failed to send activated jobs to client$/,
  /^Expected at least one condition to evaluate to true, or to have a default flow$/,
]

const calls = new Map<string, string[]>()
for (const { process, xml } of readShipped()) calls.set(process, (await linksOf(xml)).calls)
/**
 * A called process hands its variables to the call, which belongs to the caller, and takes some
 * from there.
 */
const near = (process: string): Contract[] =>
  [process, ...(calls.get(process) ?? []), 'document-dispatch'].map((name) => contracts[name] ?? {})

/** A message belongs to no process: its variables may go to any of them. */
function isAllowed({ process, name, value }: ShownVariable): boolean {
  const known = process ? near(process) : Object.values(contracts)
  return known.some((contract) => contract[name]?.safeParse(value).success)
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []

describe('exported records', () => {
  let facts: ExportedFacts
  const textsOf = (field: string): string[] => [...(facts.texts.get(field) ?? [])]
  const needsRecords = ({ skip }: TestContext) =>
    skip(
      facts.records === 0 && !inject('recordsExpected'),
      'No records: run the projects integration or time first.',
    )

  beforeAll(async () => {
    facts = await readExportedFacts()
  })

  test('there are some', (context) => {
    needsRecords(context)
    expect(facts.records).toBeGreaterThan(0)
    expect(facts.variables.length).toBeGreaterThan(0)
  })

  test('every variable is in its contract and looks as it must', (context) => {
    needsRecords(context)
    // when
    const strangers = facts.variables.filter((variable) => !isAllowed(variable))
    // then
    expect(strangers).toEqual([])
  })

  test.for(['correlationKey', 'messageId', 'action', 'candidateUsersList'])(
    '%s is an id or empty',
    (field, context) => {
      needsRecords(context)
      // when
      const strangers = textsOf(field).filter((text) => text !== '' && !ID.test(text))
      // then
      expect(strangers).toEqual([])
    },
  )

  test.for(['assignee', 'dueDate', 'followUpDate'])('%s stays empty', (field, context) => {
    needsRecords(context)
    expect(textsOf(field).filter(Boolean)).toEqual([])
  })

  test('messages of errors are sentences of our own', (context) => {
    needsRecords(context)
    // when
    const strangers = textsOf('errorMessage').filter(
      (text) => !SENTENCES.some((sentence) => sentence.test(text)),
    )
    // then
    expect(strangers).toEqual([])
  })

  test('no family name, street or reference number of a household is anywhere', (context) => {
    needsRecords(context)
    // given
    const people = generateRecipients()
    const names = new Set(people.map((person) => person.lastName.toLowerCase()))
    const streets = [
      ...new Set(people.map((person) => person.street.replace(/ \d.*$/, '').toLowerCase())),
    ]
    // when
    const all = [...facts.texts.entries()].flatMap(([field, texts]) =>
      [...texts].map((text) => ({ field, text: text.toLowerCase() })),
    )
    const found = all.filter(
      ({ text }) =>
        /hp-/.test(text) ||
        streets.some((street) => text.includes(street)) ||
        words(text).some((word) => names.has(word)),
    )
    // then
    expect(names.size).toBeGreaterThan(50)
    expect(found).toEqual([])
  })
})
