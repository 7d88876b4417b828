import { useId } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import type { Difference } from './queries.ts'

const FIELDS: Record<Difference['fields'][number]['field'], () => string> = {
  name: m.lastName,
  address: m.address,
  representative: m.representative,
}

/** What the list says otherwise of people who are known; the person decides what holds. */
export function ImportDifferences({
  differences,
  isFixed,
  onTakeOver,
}: {
  differences: Difference[]
  isFixed: boolean
  onTakeOver: (rowId: string, takeOver: boolean) => void
}) {
  const id = useId()
  if (differences.length === 0) return null
  return (
    <section className="import-part" aria-labelledby={id}>
      <h3 id={id}>{m.differencesTitle({ count: differences.length })}</h3>
      <p className="u-muted">{m.differencesText()}</p>
      <ul className="import-list">
        {differences.map(({ rowId, line, reference, name, fields, takeOver }) => (
          <li key={rowId} className="import-duplicate">
            <p className="u-muted">{[m.lineNumber({ line }), reference].join(' · ')}</p>
            <dl className="u-facts">
              {fields.map(({ field, known, listed }) => (
                <div key={field}>
                  <dt>{FIELDS[field]()}</dt>
                  <dd>{m.knownAndListed({ known: known || '–', listed: listed || '–' })}</dd>
                </div>
              ))}
            </dl>
            <Radios
              label={name}
              options={[
                { value: 'list', label: m.takeFromList() },
                { value: 'known', label: m.keepKnown() },
              ]}
              value={takeOver === null ? null : takeOver ? 'list' : 'known'}
              onChange={(choice) => onTakeOver(rowId, choice === 'list')}
              isDisabled={isFixed}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
