import { differencesOf } from '#client/forms/difference.ts'
import * as m from '#client/generated/messages/messages.js'
import { getLocale } from '#client/generated/messages/runtime.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { Answers, Form } from '#server/procedure/forms/model.ts'

type Props = {
  form: Form
  mine: Answers
  /** Null where the other window threw its text away. */
  theirs: Answers | null
}

/** Both texts side by side, as far as they differ. */
export function DraftDifference({ form, mine, theirs }: Props) {
  const found = differencesOf(form, { mine, theirs: theirs ?? {} }, getLocale())
  if (found.length === 0) return null
  return (
    <ScrollRegion label={m.draftBoth()} isLow>
      <table className="u-table draft-both">
        <thead>
          <tr>
            <th scope="col">{m.draftField()}</th>
            <th scope="col">{m.draftHere()}</th>
            <th scope="col">{m.draftThere()}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ label, mine: here, theirs: there }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{here || m.draftEmpty()}</td>
              <td>{there || m.draftEmpty()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
