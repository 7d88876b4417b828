import { useNavigate, useSearch } from '@tanstack/react-router'
import { Overview, type Badge } from '#client/diagram/overview.tsx'
import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { ProcessVersionView, Step } from './queries.ts'

type Counts = ProcessVersionView['counts']
type Props = { view: ProcessVersionView; label: string }

/**
 * The drawing with where instances stand, and the same as a list: choosing in one shows it in the
 * other.
 */
export function VersionPicture({ view: { xml, steps, counts }, label }: Props) {
  const { element: selected = null } = useSearch({ from: '/shell/prozesse/$process' })
  const navigate = useNavigate({ from: '/prozesse/$process' })
  // whoever goes on to draw begins where they looked
  const onSelect = (element: string) =>
    void navigate({
      search: (before) => ({ ...before, element }),
      replace: true,
      resetScroll: false,
    })
  const choice = { selected, onSelect }
  return (
    <>
      <Overview xml={xml} label={label} badges={badgesOf(counts)} {...choice} />
      <StepTable steps={steps} counts={counts} {...choice} />
    </>
  )
}

const badgesOf = (counts: Counts): Badge[] =>
  counts
    .filter(({ active }) => active > 0)
    .map(({ elementId, active, incidents }) => ({
      elementId,
      text: formatNumber(active),
      title: titleOf(active, incidents),
      tone: incidents > 0 ? 'danger' : 'info',
    }))

type TableProps = {
  steps: Step[]
  counts: Counts
  selected: string | null
  onSelect: (elementId: string) => void
}

function StepTable({ steps, counts, selected, onSelect }: TableProps) {
  return (
    <ScrollRegion label={m.studio_steps()}>
      <table className="u-table studio-steps">
        <caption className="u-sr">{m.studio_steps()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.studio_step()}</th>
            <th scope="col">{m.studio_kind()}</th>
            <th scope="col">{m.studio_whatHappens()}</th>
            <th scope="col" className="u-num">
              {m.studio_now()}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow
              key={step.elementId}
              step={step}
              count={counts.find(({ elementId }) => elementId === step.elementId)}
              isSelected={step.elementId === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const titleOf = (active: number, incidents: number): string =>
  [
    m.studio_standHere({ count: active }),
    ...(incidents > 0 ? [m.studio_incidents({ count: incidents })] : []),
  ].join(', ')

type RowProps = {
  step: Step
  count: { active: number; incidents: number } | undefined
  isSelected: boolean
  onSelect: (elementId: string) => void
}

function StepRow({ step, count, isSelected, onSelect }: RowProps) {
  return (
    <tr data-selected={isSelected || undefined}>
      <th scope="row">
        <button
          type="button"
          className="studio-jump"
          aria-pressed={isSelected}
          onClick={() => onSelect(step.elementId)}
        >
          {inLanguage(step.name, step.nameEn)}
        </button>
      </th>
      <td>{inLanguage(step.kindText, step.kindTextEn)}</td>
      <td>{inLanguage(step.text, step.textEn)}</td>
      <td className="u-num">{count ? titleOf(count.active, count.incidents) : ''}</td>
    </tr>
  )
}
