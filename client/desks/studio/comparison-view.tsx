import { useState } from 'react'
import { Overview, type Marks } from '#client/diagram/overview.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Badge, type Tone } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Comparison } from './queries.ts'

type Change = Comparison['changes'][number]
type Side = 'from' | 'to'

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
const ORDER: Change['kind'][] = ['changed', 'added', 'removed', 'moved']

/** Two drawings: what differs in sentences and on the canvas; a sentence shows its element. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const [side, setSide] = useState<Side>('to')
  const [selected, setSelected] = useState<string | null>(null)
  const { from, to, changes, forms } = comparison
  const marks = marksOf(changes, side)
  const show = ({ elementId, kind }: Change) => {
    setSide(kind === 'removed' ? 'from' : 'to')
    setSelected(elementId)
  }
  if (changes.length + forms.length === 0) return <p>{m.studio_noDifference()}</p>
  return (
    <div className="studio-compare">
      <section className="studio-changes" aria-label={m.studio_differences()}>
        {ORDER.map((kind) => (
          <ChangeGroup
            key={kind}
            kind={kind}
            changes={changes.filter((change) => change.kind === kind)}
            selected={selected}
            onShow={show}
          />
        ))}
        {forms.length > 0 && (
          <ul className="studio-list">
            {forms.map(({ id, kind }) => (
              <li key={id}>
                <Badge tone={TONES[kind]}>{NAMES.form()}</Badge>
                {kind === 'added'
                  ? m.studio_formAdded({ name: id })
                  : kind === 'removed'
                    ? m.studio_formRemoved({ name: id })
                    : m.studio_formChanged({ name: id })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div>
        <fieldset className="u-actions studio-sides">
          <legend className="u-sr">{m.studio_shownSide()}</legend>
          {(['from', 'to'] as const).map((each) => (
            <Button
              key={each}
              size="s"
              variant={side === each ? 'secondary' : 'quiet'}
              aria-pressed={side === each}
              onPress={() => setSide(each)}
            >
              {inLanguage(comparison[each].label, comparison[each].labelEn)}
            </Button>
          ))}
        </fieldset>
        <Overview
          key={side}
          xml={side === 'from' ? from.xml : to.xml}
          label={inLanguage(comparison[side].label, comparison[side].labelEn)}
          marks={marks}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
    </div>
  )
}

function marksOf(changes: readonly Change[], side: Side): Marks {
  const ids = (kind: Change['kind']) =>
    changes.filter((change) => change.kind === kind).map(({ elementId }) => elementId)
  return {
    'is-changed': ids('changed'),
    ...(side === 'to' ? { 'is-added': ids('added') } : { 'is-removed': ids('removed') }),
  }
}

type GroupProps = {
  kind: Change['kind']
  changes: Change[]
  selected: string | null
  onShow: (change: Change) => void
}

function ChangeGroup({ kind, changes, selected, onShow }: GroupProps) {
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
