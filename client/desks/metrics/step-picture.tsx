import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { RoundedCount, roundedText } from './rounded-count.tsx'
import { stepsQuery, type Steps } from './queries.ts'

const Overview = lazy(() =>
  import('#client/diagram/overview.tsx').then((module) => ({ default: module.Overview })),
)
type Process = Steps['processes'][number]

/** Where cases stand in a drawing and how long a step takes, and the same as a table. */
export function StepPicture() {
  const found = useQuery(stepsQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const processes = found.data?.processes ?? []
  const process =
    processes.find((each) => each.process === chosen) ??
    processes.find((each) => each.process === 'help-plan-case') ??
    processes[0]
  if (found.isPending) return <Busy />
  if (!process) return <p className="u-muted">{m.nothingRuns()}</p>
  const name = inLanguage(process.name.de, process.name.en)
  const badges = process.steps
    .filter(({ open }) => open !== 0)
    .map(({ elementId, open }) => ({
      elementId,
      text: open === null ? '·' : formatNumber(open),
      title: m.openHere({ count: roundedText(open) }),
      tone: 'info' as const,
    }))
  return (
    <>
      <SelectField
        label={m.process()}
        isRequired
        options={processes.map((each) => ({
          value: each.process,
          label: m.processWithOpen({
            name: inLanguage(each.name.de, each.name.en),
            count: roundedText(each.open),
          }),
        }))}
        value={process.process}
        onChange={setChosen}
      />
      <Suspense fallback={<Busy />}>
        <Overview
          xml={process.xml}
          label={name}
          badges={badges}
          selected={selected}
          onSelect={setSelected}
        />
      </Suspense>
      <StepTable process={process} selected={selected} />
    </>
  )
}

function StepTable({ process, selected }: { process: Process; selected: string | null }) {
  return (
    <ScrollRegion label={m.steps()}>
      <table className="u-table">
        <caption className="u-sr">{m.steps()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.step()}</th>
            <th scope="col">{m.kind()}</th>
            <th scope="col" className="u-num">
              {m.open()}
            </th>
            <th scope="col" className="u-num">
              {m.medianTime()}
            </th>
          </tr>
        </thead>
        <tbody>
          {process.steps.map(({ elementId, name, kind, open, medianDays }) => (
            <tr key={elementId} data-selected={elementId === selected || undefined}>
              <th scope="row">{inLanguage(name.de, name.en)}</th>
              <td>{inLanguage(kind.de, kind.en)}</td>
              <td className="u-num">
                <RoundedCount count={open} />
              </td>
              <td className="u-num">
                {medianDays === null ? m.tooFew() : m.workdays({ count: medianDays })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
