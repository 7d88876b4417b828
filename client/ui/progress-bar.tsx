import { formatNumber } from './format-date.ts'

/** A bar with its numbers in words. */
export function ProgressBar({
  label,
  done,
  total,
}: {
  label: string
  done: number
  total: number
}) {
  return (
    <label className="u-field">
      <span className="u-small">
        {label} <b>{`${formatNumber(done)} / ${formatNumber(total)}`}</b>
      </span>
      <progress className="u-bar" value={done} max={Math.max(total, 1)} />
    </label>
  )
}
