import type { Deps } from '../deps.ts'
import type { Language } from '../http/route.ts'
import { reasonWords } from './campaign-words.ts'
import { isProposed } from './exclusion-rules.ts'
import { getCampaign } from './find-campaign.ts'
import type { ImportCounts, ImportPreview } from './schema.ts'
import { groupsOf, hasTwin, includedRows, isKnown, isValid, listStaged, type Group, type StagedRow, type ValidRow } from './staged-rows.ts'

const SHOWN = 500 // more faults than this are not looked at one by one: the file is corrected

/** What was found in the staged list, and what is decided about it. Nothing is imported yet. */
export async function readPreview(deps: Deps, campaignId: string, language: Language): Promise<ImportPreview> {
  const campaign = await getCampaign(deps, campaignId)
  const rows = await listStaged(deps.db.query, campaignId)
  const included = includedRows(rows)
  const { fileName, encoding, delimiter, columnsStored, columnsLeftOut } = campaign
  return {
    fileName,
    encoding,
    delimiter,
    columnsStored,
    columnsLeftOut,
    counts: countRows(rows, included),
    problems: rows.flatMap(({ problems }) => problems.map(({ line, column, message, messageEn }) => ({ line, column, message: language === 'en' ? messageEn : message }))).slice(0, SHOWN),
    duplicates: groupsOf(rows).slice(0, SHOWN).map((group) => presentGroup(group, included)),
    exclusions: rows.filter(isValid).filter((row) => row.reason !== null).slice(0, SHOWN).map((row) => presentExclusion(row, language)),
  }
}

/** `toImport` are those who become new invitations of this campaign. */
export function countRows(rows: StagedRow[], included: Set<string>): ImportCounts {
  const valid = rows.filter(isValid)
  const doubled = new Set(groupsOf(rows).flatMap((group) => group.rows.map((row) => row.id)))
  return {
    rows: rows.length,
    valid: valid.length,
    faulty: rows.length - valid.length,
    duplicates: doubled.size,
    excluded: valid.filter((row) => row.reason !== null && !included.has(row.id)).length,
    known: valid.filter(isKnown).length,
    toImport: valid.filter((row) => included.has(row.id) && !row.isInvited).length,
  }
}

function presentGroup({ kind, rows }: Group, included: Set<string>): ImportPreview['duplicates'][number] {
  const shown = rows.map(({ id: rowId, line, data, ...row }) => ({
    rowId,
    line,
    reference: data.reference,
    name: nameOf(data),
    address: [data.street, `${data.postcode} ${data.city}`.trim()].filter(Boolean).join(', '),
    known: isKnown({ id: rowId, line, data, ...row }),
    include: included.has(rowId),
  }))
  const twin = rows.find(hasTwin)
  const known = twin ? [{ rowId: twin.knownAs!, line: 0, reference: twin.knownReference!, name: twin.knownName!, address: '', known: true, include: true }] : []
  const isDecided = rows.some((row) => row.include !== null)
  const isAll = shown.every((row) => row.include)
  // what is kept stands first
  return { kind, rows: [...known, ...shown.toSorted((a, b) => Number(b.include) - Number(a.include))], decision: isDecided ? (isAll ? 'keep-all' : 'keep-first') : null }
}

function presentExclusion({ id, line, data, reason, include }: ValidRow, language: Language): ImportPreview['exclusions'][number] {
  return { rowId: id, line, reference: data.reference, name: nameOf(data), reason: reason!, reasonText: reasonWords(reason!)[language], proposed: isProposed(reason!), exclude: include === null ? null : !include }
}

const nameOf = ({ lastName, firstName }: { lastName: string; firstName: string }): string => `${lastName}, ${firstName}`
