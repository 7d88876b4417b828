import { useId } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Checkbox } from '#client/ui/choice-fields.tsx'
import type { Duplicate, DuplicateRow, Exclusion } from './queries.ts'

type Decide = (rowId: string, include: boolean) => void

/** Rows that look alike; the person decides which of them get a letter. */
export function ImportDuplicates({
  duplicates,
  isFixed,
  onDecide,
}: {
  duplicates: Duplicate[]
  isFixed: boolean
  onDecide: Decide
}) {
  const id = useId()
  if (duplicates.length === 0) return null
  return (
    <section className="import-part" aria-labelledby={id}>
      <h3 id={id}>{m.duplicatesTitle({ count: duplicates.length })}</h3>
      <p className="u-muted">{m.duplicatesText()}</p>
      <ul className="import-list">
        {duplicates.map((duplicate) => (
          <li key={duplicate.rows.map(({ rowId }) => rowId).join()} className="import-duplicate">
            <Badge tone={duplicate.decision ? 'ok' : 'warn'}>
              {duplicate.kind === 'same-number' ? m.sameNumber() : m.samePerson()}
            </Badge>
            {duplicate.rows.map((row: DuplicateRow, index) => (
              <DuplicateLine
                key={row.rowId}
                row={row}
                isKept={row.include ?? (index === 0 || duplicate.decision === 'keep-all')}
                isFixed={isFixed}
                onDecide={onDecide}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DuplicateLine({
  row: { rowId, line, reference, name, address, known },
  isKept,
  isFixed,
  onDecide,
}: {
  row: DuplicateRow
  isKept: boolean
  isFixed: boolean
  onDecide: Decide
}) {
  const hint = [
    m.lineNumber({ line }),
    reference,
    address,
    ...(known ? [m.alreadyImported()] : []),
  ].join(' · ')
  return (
    <Checkbox
      label={name}
      hint={hint}
      value={isKept}
      isDisabled={isFixed || known}
      onChange={(isIncluded) => onDecide(rowId, isIncluded)}
    />
  )
}

/** Rows that the rules propose to leave out, each with its reason. */
export function ImportExclusions({
  exclusions,
  isFixed,
  onDecide,
}: {
  exclusions: Exclusion[]
  isFixed: boolean
  onDecide: Decide
}) {
  const id = useId()
  if (exclusions.length === 0) return null
  return (
    <section className="import-part" aria-labelledby={id}>
      <h3 id={id}>{m.exclusionsTitle({ count: exclusions.length })}</h3>
      <p className="u-muted">{m.exclusionsText()}</p>
      <ul className="import-list">
        {exclusions.map(({ rowId, line, reference, name, reasonText, exclude, proposed }) => (
          <li key={rowId}>
            <Checkbox
              label={m.leaveOut({ name })}
              hint={[m.lineNumber({ line }), reference, reasonText].join(' · ')}
              value={exclude ?? proposed}
              isDisabled={isFixed}
              onChange={(isOut) => onDecide(rowId, !isOut)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
