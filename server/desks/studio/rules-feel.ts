import type { Moddle } from '#server/procedure/deployments/moddle.ts'
import type { DrawnNode } from '#server/procedure/deployments/read-drawing.ts'
import {
  calledBy,
  elementsIn,
  placeOf,
  textsIn,
} from '#server/procedure/deployments/walk-moddle.ts'
import { findCostly } from '#server/procedure/forms/find-costly.ts'
import type { Rule } from './rule.ts'

/** What nobody evaluates, even if it looks like an expression. */
const WORDS = ['bpmn:text', 'bpmn:documentation']
const SHOWN = 60

/**
 * An expression compares and chooses. One that repeats would keep the engine busy for as long as it
 * likes, wherever it stands: at a flow, in a mapping, at a message of the file.
 */
export const feelRules: Record<string, Rule> = {
  'costly-expression': ({ process, nodes }, _, report) => {
    const drawn = new Set((process.$parent ? elementsIn(process.$parent) : []).filter(isDrawn))
    const texts = textsIn(process.$parent ?? process).filter(
      ({ element, property, value }) =>
        /^\s*=/.test(value) &&
        !WORDS.includes(property) &&
        !(drawn.has(element) && isName(property)),
    )
    for (const { element, value } of texts) {
      const costly = findCostly(value)
      if (costly.length === 0) continue
      const place = whereUsed(placeOf(element), nodes)
      const parts = costly.map((part) => `„${part}“`).join(', ')
      const partsEn = costly.map((part) => `"${part}"`).join(', ')
      const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value
      report(
        place?.id ?? process.id ?? '',
        `Der Ausdruck „${shown}“ an „${calledBy(place ?? element)}“ enthält ${parts}. Ein ` +
          'Ausdruck vergleicht und wählt nur; Wiederholungen, Bereiche, Muster und andere ' +
          'Funktionen könnten die Engine anhalten.',
        `The expression "${shown}" of "${calledBy(place ?? element)}" contains ${partsEn}. ` +
          'An expression only compares and chooses; loops, ranges, patterns and other ' +
          'functions could stop the engine.',
      )
    }
  },
}

/** A message stands on the picture where somebody listens to it. */
function whereUsed(place: Moddle | null, nodes: DrawnNode[]): Moddle | null {
  if (place?.$type !== 'bpmn:Message') return place
  const user = nodes.find(({ element }) =>
    element.eventDefinitions?.some(({ messageRef }) => messageRef === place),
  )
  return user?.element ?? place
}

const isName = (property: string): boolean => property === 'bpmn:name'
/** A name on the picture is shown; that of a message is evaluated. */
const isDrawn = ({ $type }: { $type: string }): boolean =>
  !/^bpmn:(?:Message|Signal|Error|Escalation)$/.test($type)
