import { mappingsOf, type Mapping, extensionOf } from '#server/procedure/deployments/moddle.ts'
import { type DrawnNode } from '#server/procedure/deployments/read-drawing.ts'
import type { Rule } from './rule.ts'

const CLEARED = ['resumeAt', 'resumeInCall']
const isClearing = ({ source, target }: Mapping, name: string): boolean =>
  target === name && /^=\s*null$/.test(source)
const callsIn = (nodes: DrawnNode[]): DrawnNode[] =>
  nodes.filter(({ type }) => type === 'CallActivity')

/** A called process gets named variables only, and what moved a case is forgotten behind it. */
export const callRules: Record<string, Rule> = {
  'call-target': ({ nodes }, _, report) => {
    for (const { id, element } of callsIn(nodes)) {
      const called = String(extensionOf(element, 'zeebe:CalledElement')?.['processId'] ?? '')
      if (!/^[a-z][a-z0-9-]*$/.test(called))
        report(
          id,
          'Der gerufene Prozess steht mit seiner id da.',
          'The called process is named by its id.',
        )
    }
  },

  'call-variables': ({ nodes }, _, report) => {
    for (const { id, element } of callsIn(nodes)) {
      const called = extensionOf(element, 'zeebe:CalledElement')
      if (
        called?.['propagateAllChildVariables'] !== false ||
        called['propagateAllParentVariables'] !== false
      )
        report(
          id,
          'Ein gerufener Prozess bekommt nur benannte Variablen.',
          'A called process gets named variables only.',
        )
      const targets = mappingsOf(element, 'inputParameters').map(({ target }) => target)
      for (const name of ['subject', 'resumeAt'])
        if (!targets.includes(name))
          report(id, `Dem gerufenen Prozess fehlt ${name}.`, `The called process lacks ${name}.`)
    }
  },

  'call-clears-resume': ({ nodes }, _, report) => {
    const leaving = [
      ...callsIn(nodes),
      ...nodes.filter(
        ({ type, element }) =>
          type === 'BoundaryEvent' && element.attachedToRef?.$type === 'bpmn:CallActivity',
      ),
    ]
    for (const { id, element } of leaving) {
      const outputs = mappingsOf(element, 'outputParameters')
      for (const name of CLEARED)
        if (!outputs.some((mapping) => isClearing(mapping, name)))
          report(id, `${name} wird hier geleert (= null).`, `${name} is cleared here (= null).`)
    }
  },
}
