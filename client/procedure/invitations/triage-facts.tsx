import * as m from '#client/generated/messages/messages.js'
import { Checklist, Radios } from '#client/ui/choice-fields.tsx'
import type { UrgentHint } from './queries.ts'

/** Of these one at the most is told; nothing chosen means: not talked about. */
const HOUSING = ['housing-fine', 'arrears', 'housing'] as const satisfies UrgentHint[]
const ENERGY = ['energy-fine', 'energy', 'no-money'] as const satisfies UrgentHint[]
/** What does not exclude each other. */
const OTHERS = [
  'start-soon',
  'release-soon',
  'young-without-work',
  'violence',
] as const satisfies UrgentHint[]
const UNASKED = 'unasked'

const NAMES: Record<UrgentHint, () => string> = {
  'housing-fine': m.hintNoTrouble,
  arrears: m.hintArrears,
  housing: m.hintHousing,
  'energy-fine': m.hintNoTrouble,
  energy: m.hintEnergy,
  'no-money': m.hintNoMoney,
  violence: m.hintViolence,
  'start-soon': m.hintStartSoon,
  'release-soon': m.hintReleaseSoon,
  'young-without-work': m.hintYoung,
}

type Props = { value: readonly UrgentHint[]; onChange: (facts: UrgentHint[]) => void }

/** What makes a first talk urgent, as far as the person told it; nothing is read out as a list. */
export function TriageFacts({ value, onChange }: Props) {
  const shared = { value, onChange }
  return (
    <>
      <OneOf label={m.hintsHousing()} group={HOUSING} {...shared} />
      <OneOf label={m.hintsEnergy()} group={ENERGY} {...shared} />
      <Checklist
        label={m.urgentHints()}
        hint={m.urgentHintsHint()}
        options={OTHERS.map((fact) => ({ value: fact, label: NAMES[fact]() }))}
        value={OTHERS.filter((fact) => value.includes(fact))}
        onChange={(chosen) => onChange([...value.filter((fact) => !isOther(fact)), ...chosen])}
      />
    </>
  )
}

const isOther = (fact: UrgentHint): boolean => OTHERS.some((other) => other === fact)

function OneOf({
  label,
  group,
  value,
  onChange,
}: Props & { label: string; group: readonly UrgentHint[] }) {
  const rest = value.filter((fact) => !group.includes(fact))
  const options = [
    { value: UNASKED, label: m.notTalkedAbout() },
    ...group.map((fact) => ({ value: fact, label: NAMES[fact]() })),
  ]
  const choose = (said: string) => {
    const fact = group.find((each) => each === said)
    onChange(fact ? [...rest, fact] : rest)
  }
  return (
    <Radios
      label={label}
      options={options}
      value={group.find((fact) => value.includes(fact)) ?? UNASKED}
      onChange={choose}
    />
  )
}
