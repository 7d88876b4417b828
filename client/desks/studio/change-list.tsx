import * as m from '#client/generated/messages/messages.js'
import { Badge, type Tone } from '#client/ui/badge.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Comparison } from './queries.ts'

export type Change = Comparison['changes'][number]

const TONES: Record<Change['kind'], Tone | undefined> = {
  added: 'ok',
  removed: 'danger',
  changed: 'warn',
  moved: undefined,
}
const NAMES: Record<Change['kind'] | 'form', () => string> = {
  added: m.studio_added,
  removed: m.studio_removed,
  changed: m.studio_changed,
  moved: m.studio_moved,
  form: m.studio_form,
}

type Props = {
  kind: Change['kind']
  changes: Change[]
  selected: string | null
  onShow: (change: Change) => void
}

/** The changes of one kind; what only lies elsewhere is folded up. */
export function ChangeGroup({ kind, changes, selected, onShow }: Props) {
  if (changes.length === 0) return null
  const list = (
    <ul className="studio-list">
      {changes.map((change) => (
        <li key={`${change.elementId} ${change.text}`}>
          <button
            type="button"
            className="studio-jump"
            aria-pressed={change.elementId === selected}
            onClick={() => onShow(change)}
          >
            {inLanguage(change.text, change.textEn)}
          </button>
        </li>
      ))}
    </ul>
  )
  const head = <Badge tone={TONES[kind]}>{`${NAMES[kind]()}: ${changes.length}`}</Badge>
  if (kind !== 'moved')
    return (
      <div className="studio-change-group">
        {head}
        {list}
      </div>
    )
  return (
    <details className="studio-change-group">
      <summary>{head}</summary>
      {list}
    </details>
  )
}

const FORM_WORDS = {
  added: m.studio_formAdded,
  removed: m.studio_formRemoved,
  changed: m.studio_formChanged,
}

/** Forms that came, went or were changed. */
export function FormChanges({ forms }: { forms: Comparison['forms'] }) {
  return (
    <ul className="studio-list">
      {forms.map(({ id, kind }) => (
        <li key={id}>
          <Badge tone={TONES[kind]}>{NAMES.form()}</Badge>
          {FORM_WORDS[kind]({ name: id })}
        </li>
      ))}
    </ul>
  )
}
