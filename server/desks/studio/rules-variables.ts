import {
  mappingsOf,
  definitionOf,
  extensionOf,
  headersOf,
} from '#server/procedure/deployments/moddle.ts'
import { feelNames } from '#server/procedure/forms/feel-names.ts'
import type { Rule } from './rule.ts'

import {
  messageKeyOf,
  type Drawing,
  type DrawnNode,
} from '#server/procedure/deployments/read-drawing.ts'

type Expression = { elementId: string; text: string }

/** Every FEEL expression of a drawing that is evaluated over its own variables. */
function expressionsOf({ nodes, flows }: Drawing): Expression[] {
  const conditions = flows.flatMap(({ id, condition }) =>
    condition === null ? [] : [{ elementId: id, text: condition }],
  )
  return [
    ...conditions,
    ...nodes.flatMap((node) => textsOf(node).map((text) => ({ elementId: node.id, text }))),
  ]
}

function textsOf({ type, element }: DrawnNode): string[] {
  const outputs = type === 'CallActivity' ? [] : mappingsOf(element, 'outputParameters')
  const texts = [...mappingsOf(element, 'inputParameters'), ...outputs].map(({ source }) => source)
  const candidate = extensionOf(element, 'zeebe:AssignmentDefinition')?.candidateUsers
  return [
    ...texts,
    candidate,
    messageKeyOf(element),
    definitionOf(element, 'Timer')?.timeDate?.body,
  ].filter((text) => text !== undefined)
}

/**
 * No variable but those of the contract: nothing personal slips into the engine, and nothing is
 * asked for that nobody sets.
 */
export const variableRules: Record<string, Rule> = {
  'known-variable': (drawing, { contract }, report) => {
    for (const { elementId, text } of expressionsOf(drawing)) {
      const names = text.trim().startsWith('=') ? feelNames(text) : null
      if (!names)
        report(elementId, `"${text}" ist kein FEEL-Ausdruck.`, `"${text}" is no FEEL expression.`)
      for (const name of names ?? [])
        if (!contract.includes(name))
          report(
            elementId,
            `Die Variable ${name} kennt der Prozess nicht.`,
            `The process does not know the variable ${name}.`,
          )
    }
  },

  'known-result': ({ nodes }, { contract }, report) => {
    for (const { id, element } of nodes) {
      const targets = [
        ...mappingsOf(element, 'outputParameters').map(({ target }) => target),
        headersOf(element)['result'],
      ].filter((name) => name !== undefined)
      for (const name of targets)
        if (!contract.includes(name))
          report(
            id,
            `Die Variable ${name} kennt der Prozess nicht.`,
            `The process does not know the variable ${name}.`,
          )
    }
  },
}
