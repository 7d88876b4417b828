import * as m from '#client/generated/messages/messages.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { cellInWords } from './decision-words.ts'

type Table = {
  hitPolicy: string
  inputs: string[]
  outputs: string[]
  rules: { id: string; description: string; cells: string[] }[]
}

const textIn = (element: Element, tag: string): string =>
  element.getElementsByTagName(tag)[0]?.textContent?.trim() ?? ''
const all = (element: Element | Document, tag: string): Element[] => [
  ...element.getElementsByTagName(tag),
]

/** Reads the table of a `.dmn` that was deployed. */
function readTable(xml: string): Table {
  const table = new DOMParser().parseFromString(xml, 'application/xml')
  return {
    hitPolicy: all(table, 'decisionTable')[0]?.getAttribute('hitPolicy') ?? 'UNIQUE',
    inputs: all(table, 'input').map(
      (input) => input.getAttribute('label') ?? textIn(input, 'text'),
    ),
    outputs: all(table, 'output').map(
      (output) => output.getAttribute('label') ?? output.getAttribute('name') ?? '',
    ),
    rules: all(table, 'rule').map((rule) => ({
      id: rule.id,
      description: textIn(rule, 'description'),
      cells: [...all(rule, 'inputEntry'), ...all(rule, 'outputEntry')].map((cell) =>
        textIn(cell, 'text'),
      ),
    })),
  }
}

/** The name of the decision in a `.dmn`; empty where it has none. */
export const decisionNameIn = (xml: string): string =>
  all(new DOMParser().parseFromString(xml, 'application/xml'), 'decision')[0]?.getAttribute(
    'name',
  ) ?? ''

/** A decision table as a table: a dash means that the column does not matter. */
export function DecisionTable({ xml, label }: { xml: string; label: string }) {
  const { hitPolicy, inputs, outputs, rules } = readTable(xml)
  return (
    <>
      <p className="u-small u-muted">
        {hitPolicy === 'FIRST' ? m.studio_firstRule() : m.studio_hitPolicy({ name: hitPolicy })}
      </p>
      <ScrollRegion label={label}>
        <table className="u-table studio-decision">
          <thead>
            <tr>
              {inputs.map((name, index) => (
                <th key={`in-${index}`} scope="col" lang="de">
                  {name}
                </th>
              ))}
              {outputs.map((name, index) => (
                <th key={`out-${index}`} scope="col" data-output lang="de">
                  {name}
                </th>
              ))}
              <th scope="col">{m.studio_ruleText()}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, description, cells }) => (
              <tr key={id}>
                {cells.map((cell, index) => (
                  <td key={index} data-output={index >= inputs.length || undefined}>
                    {cellInWords(cell) ?? <span className="u-muted">–</span>}
                  </td>
                ))}
                <td lang="de">{description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
