import { useState } from 'react'
import { Overview, type Marks } from '#client/diagram/overview.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { ChangeGroup, FormChanges, type Change } from './change-list.tsx'
import type { Comparison } from './queries.ts'

type Side = 'from' | 'to'

const ORDER: Change['kind'][] = ['changed', 'added', 'removed', 'moved']

/** Two drawings: what differs in sentences and on the canvas; a sentence shows its element. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const [side, setSide] = useState<Side>('to')
  const [selected, setSelected] = useState<string | null>(null)
  const { changes, forms } = comparison
  const { xml, label, labelEn } = comparison[side]
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
        {forms.length > 0 && <FormChanges forms={forms} />}
      </section>
      <div>
        <Sides comparison={comparison} side={side} onChoose={setSide} />
        <Overview
          key={side}
          xml={xml}
          label={inLanguage(label, labelEn)}
          marks={marksOf(changes, side)}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
    </div>
  )
}

type SidesProps = { comparison: Comparison; side: Side; onChoose: (side: Side) => void }

/** Which of the two drawings lies on the canvas. */
function Sides({ comparison, side, onChoose }: SidesProps) {
  return (
    <fieldset className="u-actions studio-sides">
      <legend className="u-sr">{m.studio_shownSide()}</legend>
      {(['from', 'to'] as const).map((each) => (
        <Button
          key={each}
          size="s"
          variant={side === each ? 'secondary' : 'quiet'}
          aria-pressed={side === each}
          onPress={() => onChoose(each)}
        >
          {inLanguage(comparison[each].label, comparison[each].labelEn)}
        </Button>
      ))}
    </fieldset>
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
