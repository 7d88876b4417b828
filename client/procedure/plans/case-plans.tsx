import './plans.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Pending } from '#client/ui/pending.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { AttainmentChart } from './attainment-chart.tsx'
import { PlanComparison } from './plan-comparison.tsx'
import { PlanText } from './plan-text.tsx'
import { plansQuery, type PlanVersion } from './queries.ts'

const STATES: Record<string, () => string> = {
  draft: m.planStateDraft,
  active: m.planStateActive,
  replaced: m.planStateReplaced,
  abandoned: m.planStateAbandoned,
}

/** Every version of the help plan, what changed between two of them, and how the goals came on. */
export function CasePlans({ caseId }: { caseId: string }) {
  const found = useQuery(plansQuery(caseId))
  const [chosen, setChosen] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  if (!found.data || found.error) return <Pending query={found} />
  const { versions, attainment } = found.data
  const [newest] = versions
  if (!newest) return <Empty icon="description" text={m.noPlanYet()} />
  const shown = versions.find(({ version }) => String(version) === chosen) ?? newest
  const before = versions.find(({ version }) => String(version) === other)
  return (
    <div className="plans">
      {attainment.some(({ points }) => points.length > 0) && (
        <AttainmentChart attainment={attainment} />
      )}
      <section className="u-card plans-version" aria-labelledby="plans-version">
        <h2 id="plans-version">{m.planVersion({ version: shown.version })}</h2>
        <VersionChoice {...{ versions, shown, other }} onChoose={setChosen} onCompare={setOther} />
        <VersionFacts version={shown} />
        {before ? <PlanComparison {...inOrder(before, shown)} /> : <PlanText plan={shown.plan} />}
      </section>
    </div>
  )
}

type ChoiceProps = {
  versions: PlanVersion[]
  shown: PlanVersion
  /** With which one it is compared. */
  other: string | null
  onChoose: (version: string | null) => void
  onCompare: (version: string | null) => void
}

function VersionChoice({ versions, shown, other, onChoose, onCompare }: ChoiceProps) {
  const options = versions.map(({ version, activeFrom, writtenOn }) => ({
    value: String(version),
    label: m.planVersionOf({ version, day: formatDay(activeFrom ?? writtenOn) }),
  }))
  const none = { value: '', label: m.planCompareNone() }
  return (
    <div className="plans-choice" data-noprint>
      <SelectField
        label={m.planVersionLabel()}
        isRequired
        options={options}
        value={String(shown.version)}
        onChange={onChoose}
      />
      {versions.length > 1 && (
        <SelectField
          label={m.planCompareWith()}
          options={[none, ...options.filter(({ value }) => value !== String(shown.version))]}
          value={other ?? ''}
          onChange={(value) => onCompare(value || null)}
        />
      )}
    </div>
  )
}

/** What came first stands first, whichever of the two was chosen. */
const inOrder = (one: PlanVersion, two: PlanVersion): { before: PlanVersion; after: PlanVersion } =>
  one.version < two.version ? { before: one, after: two } : { before: two, after: one }

function VersionFacts({
  version: { state, activeFrom, signedOn, amendment },
}: {
  version: PlanVersion
}) {
  return (
    <p className="plans-facts">
      <Badge tone={state === 'active' ? 'ok' : undefined}>{STATES[state]?.() ?? state}</Badge>
      {activeFrom && <span>{m.planActiveFrom({ day: formatDay(activeFrom) })}</span>}
      {signedOn && <span>{m.planSignedOn({ day: formatDay(signedOn) })}</span>}
      {amendment && <span>{m.planAmendment({ text: amendment })}</span>}
    </p>
  )
}
