import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { COLUMN_NAMES, LEFT_OUT } from './column-names.ts'
import type { HeadingMeaning, ImportPreview } from './queries.ts'

type Encoding = 'windows-1252' | 'macintosh' | 'cp850'
const ENCODINGS: { value: Encoding; label: string }[] = [
  { value: 'windows-1252', label: 'Windows (Windows-1252)' },
  { value: 'macintosh', label: 'Mac (Mac Roman)' },
  { value: 'cp850', label: 'DOS (Codepage 850)' },
]

/** In what the file was written, where it does not say so itself, with names to look at. */
export function EncodingChoice({
  preview: { encoding, encodingSure, oddNames },
  isFixed,
  onEncoding,
}: {
  preview: ImportPreview
  isFixed: boolean
  onEncoding: (encoding: Encoding) => void
}) {
  if (oddNames.length === 0 && encodingSure) return null
  return (
    <section className="import-part">
      <Alert tone={encodingSure ? 'info' : 'warn'}>
        {m.oddNamesText({ names: oddNames.join(' · ') })}
      </Alert>
      <SelectField
        label={m.encodingOfFile()}
        options={ENCODINGS}
        value={encoding}
        onChange={(chosen) => {
          const found = ENCODINGS.find(({ value }) => value === chosen)
          if (found) onEncoding(found.value)
        }}
        isDisabled={isFixed}
      />
    </section>
  )
}

/** Headings that nobody knows yet; what one says of them is remembered for all lists. */
export function UnknownHeadings({
  headings,
  isFixed,
  onMeaning,
}: {
  headings: readonly string[]
  isFixed: boolean
  onMeaning: (meaning: HeadingMeaning) => void
}) {
  if (headings.length === 0) return null
  return (
    <section className="import-part">
      <h3>{m.unknownHeadings({ count: headings.length })}</h3>
      <p className="u-muted">{m.unknownHeadingsText()}</p>
      {headings.map((heading) => (
        <SelectField
          key={heading}
          label={heading}
          options={[
            { value: LEFT_OUT, label: m.headingLeftOut() },
            ...COLUMN_NAMES.map(({ column, name }) => ({ value: column, label: name })),
          ]}
          value={null}
          onChange={(chosen) => {
            const column = COLUMN_NAMES.find((each) => each.column === chosen)?.column ?? null
            onMeaning({ heading, column })
          }}
          isDisabled={isFixed}
        />
      ))}
    </section>
  )
}
