import { listName } from '#server/base/person-name.ts'
import { z } from 'zod'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { RecipientRow as Row } from '#server/generated/prisma/client.ts'
import { EXCLUSIONS, TO_REVIEW } from './exclusion-reasons.ts'
import { demandPreparing, getCampaign } from './find-campaign.ts'
import { listDifferences } from './list-differences.ts'
import { duplicateKindSchema, type ImportPreview } from './schema.ts'
import { campaignSubject } from '#server/base/subject.ts'

const proposalSchema = z.object({ proposed: z.boolean().default(false) })
const personSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
})
const problemsSchema = z.array(
  z.object({ line: z.number(), column: z.string(), message: z.string(), messageEn: z.string() }),
)

type Twin = { id: string; reference: string; lastName: string; firstName: string }

const SHOWN = 500 // with more faults than this the list is corrected, not looked at line by line

const isIncluded = ({ data, include }: Row): boolean =>
  data !== null && (include ?? proposalSchema.parse(data).proposed)

/** What an import would do, before anything is written. */
export async function previewRecipients(
  deps: Deps,
  { id, language }: { id: string; language: 'de' | 'en' },
  actor: Actor,
): Promise<ImportPreview> {
  const campaign = await getCampaign(deps, id, { actor, verb: 'readRecipients' })
  const rows = await deps.db.prisma.recipientRow.findMany({
    where: { campaignId: id },
    orderBy: { line: 'asc' },
  })
  const twins = await findTwins(deps, rows)
  const { fileName, encoding, delimiter, columnsStored, columnsLeftOut } = campaign
  const { columnsUnknown, encodingSure } = campaign
  return {
    fileName,
    encoding,
    delimiter,
    counts: countsOf(rows),
    columnsStored,
    columnsLeftOut,
    columnsUnknown,
    encodingSure,
    oddNames: encoding?.startsWith('utf') ? [] : oddNames(rows),
    differences: (await listDifferences(deps, rows)).slice(0, SHOWN),
    problems: rows
      .flatMap((row) => problemsSchema.parse(row.problems))
      .map(({ line, column, message, messageEn }) => ({
        line,
        column,
        message: language === 'en' ? messageEn : message,
      }))
      .slice(0, SHOWN),
    duplicates: duplicatesOf(rows, twins).slice(0, SHOWN),
    exclusions: rows
      .flatMap((row) => (row.reason ? exclusionOf(row, row.reason, language) : []))
      .slice(0, SHOWN),
  }
}

/** A few names by which one sees whether the letters are right. */
const oddNames = (rows: Row[]): string[] =>
  rows
    .flatMap((row) => (row.data === null ? [] : nameOf(row).name))
    .filter((name) => /[^\u0000-\u007f]/.test(name))
    .slice(0, 8)

export function countsOf(rows: Row[]): ImportPreview['counts'] {
  const valid = rows.filter((row) => row.data !== null)
  return {
    rows: rows.length,
    valid: valid.length,
    faulty: rows.length - valid.length,
    duplicates: valid.filter((row) => row.duplicate).length,
    excluded: valid.filter((row) => row.reason && !isIncluded(row)).length,
    known: valid.filter((row) => row.knownAs).length,
    toImport: valid.filter(isIncluded).length,
  }
}

/** Persons whom we know under another number than the list gives, by the id of their row. */
async function findTwins(deps: Deps, rows: Row[]): Promise<Map<string, Twin>> {
  const suspects = rows.flatMap(({ id, reference, knownAs, duplicate }) =>
    knownAs && duplicate === 'same-person' ? { id, reference, knownAs } : [],
  )
  const people = await deps.db.prisma.person.findMany({
    where: { id: { in: suspects.map(({ knownAs }) => knownAs) } },
    select: { id: true, reference: true, lastName: true, firstName: true },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  return new Map(
    suspects.flatMap(({ id, reference, knownAs }) => {
      const known = byId.get(knownAs)
      return known && known.reference !== reference ? [[id, known] as const] : []
    }),
  )
}

type DuplicateRow = ImportPreview['duplicates'][number]['rows'][number]
const presentTwin = ({ id: rowId, reference, lastName, firstName }: Twin): DuplicateRow => ({
  rowId,
  line: 0,
  reference,
  name: listName({ lastName, firstName }),
  address: '',
  known: true,
  include: true,
})

/** Rows that look alike; a person whom we know already stands first. */
function duplicatesOf(rows: Row[], twins: Map<string, Twin>): ImportPreview['duplicates'] {
  const groups = Map.groupBy(
    rows.filter((row) => row.duplicate),
    (row) => `${row.duplicate} ${row.duplicate === 'same-number' ? row.reference : row.matchKey}`,
  )
  return [...groups.values()].map((group) => ({
    kind: duplicateKindSchema.parse(group[0]?.duplicate),
    rows: [
      ...group
        .flatMap((row) => twins.get(row.id) ?? [])
        .slice(0, 1)
        .map(presentTwin),
      ...group.map((row) => presentRow(row, row.knownAs !== null && !twins.has(row.id))),
    ],
    decision: decisionOf(group),
  }))
}

function decisionOf(group: Row[]): ImportPreview['duplicates'][number]['decision'] {
  if (group.every(({ include }) => include === null)) return null
  return group.every(isIncluded) ? 'keep-all' : 'keep-first'
}

const presentRow = (row: Row, known: boolean): DuplicateRow => {
  const { street, postcode, city } = personSchema.parse(row.data)
  return {
    rowId: row.id,
    line: row.line,
    ...nameOf(row),
    address: [street, postcode, city].filter(Boolean).join(', '),
    known,
    include: isIncluded(row),
  }
}

function nameOf({ reference, data }: Row): { reference: string; name: string } {
  const { lastName, firstName } = personSchema.parse(data)
  return { reference: reference ?? '', name: listName({ lastName, firstName }) }
}

function exclusionOf(
  row: Row,
  reason: string,
  language: 'de' | 'en',
): ImportPreview['exclusions'][number] {
  return {
    rowId: row.id,
    line: row.line,
    ...nameOf(row),
    reason,
    reasonText: EXCLUSIONS[reason]?.[language] ?? reason,
    proposed: !TO_REVIEW.includes(reason),
    exclude: row.include === null ? null : !row.include,
  }
}

type RowDecision = {
  id: string
  rowId: string
  include?: boolean | undefined
  takeOver?: boolean | undefined
}

/** The person decides whether a row is imported. Of rows with the same number only one is. */
export async function decideRow(
  deps: Deps,
  { id, rowId, include, takeOver }: RowDecision,
  actor: Actor,
): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'decide' }))
  await deps.db.tx(async (tx) => {
    const { count } = await tx.recipientRow.updateMany({
      where: { id: rowId, campaignId: id, reference: { not: null } },
      data: {
        ...(include === undefined ? {} : { include }),
        ...(takeOver === undefined ? {} : { takeOver }),
      },
    })
    if (count === 0) throw notFound()
    if (include) {
      const { reference } = await tx.recipientRow.findUniqueOrThrow({
        where: { id: rowId },
        select: { reference: true },
      })
      await tx.recipientRow.updateMany({
        where: { campaignId: id, reference, id: { not: rowId } },
        data: { include: false },
      })
    }
    await recordAudit(tx, deps, {
      actor,
      action: 'campaign.decide-row',
      subject: campaignSubject(id),
      detail: {
        row: rowId,
        ...(include === undefined ? {} : { include }),
        ...(takeOver === undefined ? {} : { takeOver }),
      },
    })
    announce(tx, 'campaigns')
  })
}
