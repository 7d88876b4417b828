import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { ImportPreview } from './queries.ts'

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
  macintosh: 'Mac Roman',
  cp850: 'Codepage 850',
}
const DELIMITERS: Record<string, () => string> = {
  ';': m.semicolon,
  ',': m.comma,
  '\t': m.tabulator,
  '|': () => '|',
}

/** Counts, how the file was read, and which columns are kept. */
export function ImportSummary({
  preview: { counts, fileName, encoding, delimiter, columnsStored, columnsLeftOut },
}: {
  preview: ImportPreview
}) {
  const figures: [string, number, string | undefined][] = [
    [m.rowsToImport(), counts.toImport, 'main'],
    [m.rowsRead(), counts.rows, undefined],
    [m.rowsFaulty(), counts.faulty, counts.faulty > 0 ? 'danger' : undefined],
    [m.rowsDuplicate(), counts.duplicates, undefined],
    [m.rowsExcluded(), counts.excluded, undefined],
    [m.rowsKnown(), counts.known, undefined],
  ]
  const read = [
    fileName,
    encoding && (ENCODINGS[encoding] ?? encoding),
    delimiter ? m.separatedBy({ name: DELIMITERS[delimiter]?.() ?? delimiter }) : null,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <p className="u-muted u-small">{read}</p>
      <dl className="import-figures">
        {figures.map(([name, count, tone]) => (
          <div key={name} data-tone={tone}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <dl className="u-facts import-columns">
        <dt>{m.columnsStored()}</dt>
        <dd>{columnsStored.join(', ')}</dd>
        {columnsLeftOut.length > 0 && (
          <>
            <dt>{m.columnsLeftOut()}</dt>
            <dd>
              {columnsLeftOut.join(', ')}
              <p className="u-muted">{m.columnsLeftOutWhy()}</p>
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

/** Each faulty row with its line, its column and what is wrong. */
export function ImportFaults({ problems }: { problems: ImportPreview['problems'] }) {
  if (problems.length === 0) return null
  return (
    <section className="import-part" aria-labelledby="import-faults">
      <h3 id="import-faults">{m.faultyRows({ count: problems.length })}</h3>
      <Alert tone="warn">{m.faultyRowsText()}</Alert>
      <ScrollRegion label={m.whatIsWrong()} isLow>
        <table className="u-table">
          <thead>
            <tr>
              <th scope="col" className="u-num">
                {m.line()}
              </th>
              <th scope="col">{m.column()}</th>
              <th scope="col">{m.whatIsWrong()}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, column, message }) => (
              <tr key={`${line} ${column} ${message}`}>
                <td className="u-num">{line}</td>
                <td>{column}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
