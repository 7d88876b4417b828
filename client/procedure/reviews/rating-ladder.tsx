import { Radio, RadioGroup } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { ariaField, FieldLabel, FieldMessages, keepFromLabel } from '#client/ui/field-parts.tsx'
import { LEVELS, NOT_RATED } from './levels.ts'

type Props = {
  /** Whose view it is. */
  side: string
  /** The goal, for those who hear the page. */
  name: string
  scale: Record<string, string>
  startLevel: number | undefined
  last: number | null
  value: string | null
  error: string | undefined
  isDisabled: boolean
  isFirst?: boolean
  onChange: (code: string) => void
}

/** The scale of a goal as a ladder to choose a rung on, or that nothing can be said. */
export function RatingLadder({ side, name, value, error, isDisabled, ...rungs }: Props) {
  const { isFirst = false, onChange, scale, startLevel, last } = rungs
  const base = { label: side, error, isRequired: true, isDisabled }
  return (
    <RadioGroup
      {...ariaField(base)}
      aria-label={`${side}: ${name}`}
      value={value}
      onChange={onChange}
    >
      <FieldLabel {...base} />
      <div className="review-rungs" data-first={isFirst || undefined}>
        {LEVELS.map(({ level, code, name: sign, words }) => (
          <Radio
            key={code}
            value={code}
            className="review-rung"
            data-level={level}
            onKeyDown={keepFromLabel}
          >
            <b>{sign}</b>
            <span>
              {scale[String(level)] ?? words()}
              <Marks level={level} startLevel={startLevel} last={last} />
            </span>
          </Radio>
        ))}
        <Radio value={NOT_RATED} className="review-rung" onKeyDown={keepFromLabel}>
          <b aria-hidden="true">–</b>
          <span>{m.reviewNotRated()}</span>
        </Radio>
      </div>
      <FieldMessages {...base} />
    </RadioGroup>
  )
}

type MarkProps = Pick<Props, 'startLevel' | 'last'> & { level: number }

/** The rung of the beginning and the one of the last review. */
function Marks({ level, startLevel, last }: MarkProps) {
  const marks = [level === startLevel && m.reviewStart(), level === last && m.reviewLast()]
  const shown = marks.filter(Boolean)
  return shown.length > 0 && <small>{shown.join(' · ')}</small>
}
