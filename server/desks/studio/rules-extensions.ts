import { calledBy, elementsIn } from '#server/procedure/deployments/walk-moddle.ts'
import type { Rule } from './rule.ts'

/** What of the engine's own we draw, and which details of it. */
const PARTS: Record<string, readonly string[]> = {
  UserTask: [],
  FormDefinition: ['externalReference'],
  AssignmentDefinition: ['assignee', 'candidateGroups', 'candidateUsers'],
  TaskDefinition: ['type', 'retries'],
  TaskHeaders: ['values'],
  Header: ['key', 'value'],
  IoMapping: ['inputParameters', 'outputParameters'],
  Input: ['source', 'target'],
  Output: ['source', 'target'],
  CalledElement: ['processId', 'propagateAllChildVariables', 'propagateAllParentVariables'],
  Subscription: ['correlationKey'],
  Properties: ['properties'],
  Property: ['name', 'value'],
}
const ZEEBE = 'zeebe:'

/**
 * Only what our rules look at: listeners, scripts, schedules and repetitions would do work or
 * evaluate expressions beside them.
 */
export const extensionRules: Record<string, Rule> = {
  'known-extension': ({ nodes, flows, process }, _, report) => {
    const owners = [{ id: process.id ?? '', element: process }, ...nodes, ...flows]
    for (const { id, element } of owners) {
      for (const part of (element.extensionElements?.values ?? []).flatMap(elementsIn)) {
        if (!part.$type.startsWith(ZEEBE)) continue
        const kind = part.$type.slice(ZEEBE.length)
        const details = PARTS[kind]
        const said = Object.keys(part).filter((name) => name !== '$type' && isSaid(part[name]))
        const unknown = details ? said.find((name) => !details.includes(name)) : kind
        if (unknown)
          report(
            id,
            `Die Angabe „${unknown}“ an „${calledBy(element)}“ verwenden wir nicht.`,
            `We do not use the detail "${unknown}" of "${calledBy(element)}".`,
          )
      }
    }
  },

  'repeated-task': ({ nodes }, _, report) => {
    for (const { id, element } of nodes)
      if (element.get('loopCharacteristics'))
        report(
          id,
          `Das Element „${calledBy(element)}“ soll mehrfach laufen; das zeichnen wir nicht.`,
          `"${calledBy(element)}" is to run several times; we do not draw that.`,
        )
  },
}

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
