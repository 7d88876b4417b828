import type { Query } from '#server/base/db.ts'
import type { Projected } from './record-rows.ts'
import {
  mergeRows,
  upsertStatement,
  type Row,
  type TableSpec,
} from '#server/engine/readmodel/table-spec.ts'

/** Writes the rows of many records with one statement per table into the read model in `schema`. */
export async function writeRows(
  query: Query,
  schema: string,
  projected: Projected[],
): Promise<void> {
  const byTable = new Map<TableSpec, Row[]>()
  for (const { spec, row } of projected) {
    const rows = byTable.get(spec) ?? []
    rows.push(row)
    byTable.set(spec, rows)
  }
  for (const [spec, rows] of byTable)
    await query(upsertStatement(spec, schema), [JSON.stringify(mergeRows(spec, rows))])
}
