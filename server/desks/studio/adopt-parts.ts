import type { Warning } from 'bpmn-moddle'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import {
  foreignIn,
  isOfCamunda7,
  namespaceOf,
  programOf,
} from '#server/procedure/deployments/foreign-parts.ts'
import type { BpmnRoot } from '#server/procedure/deployments/moddle.ts'
import { exporterOf } from '#server/procedure/deployments/read-drawing.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'
import { calledBy, placeOf } from '#server/procedure/deployments/walk-moddle.ts'
import type { Notice } from './schema.ts'

type Taken = { name: string; uri: string; at: string }

const MOST_PLACES = 20
const OWN_PREFIX = /^(?:bpmn|bpmndi|dc|di):/
const AS_WRITTEN = /^unparsable content <([^\s>/]+)/
const DROPPED = /(?:unrecognized element|unknown type) <(.*)>/s

/**
 * A model for Camunda 7 is written for another engine: its tasks, conditions and forms mean
 * something else there, so nothing is taken over.
 */
export function refuseCamunda7(root: BpmnRoot): Finding | null {
  const parts = foreignIn(root).filter(isOfCamunda7)
  const [first] = parts
  if (!first) return null
  const at = calledBy(placeOf(first.owner) ?? first.owner)
  return fault(
    'camunda-7',
    `Die Datei ist für Camunda 7 gezeichnet: ${counted(parts.length, 'Angabe', 'Angaben')} wie ` +
      `„${first.name}“ an „${at}“. ` +
      'Hier läuft Camunda 8. Bitte wandeln Sie die Datei mit dem Diagram Converter von Camunda um, oder speichern ' +
      'Sie sie im Camunda Modeler als Zeichnung für Camunda 8, und laden Sie sie dann noch einmal.',
    `The file is drawn for Camunda 7: ${counted(parts.length, 'detail', 'details')} such as ` +
      `"${first.name}" of "${at}". ` +
      'This is Camunda 8. Please convert the file with the Diagram Converter of Camunda, or save it in the Camunda ' +
      'Modeler as a drawing for Camunda 8, and load it again.',
  )
}

/** Takes out what other programs wrote beside the drawing, and says what it was, by program. */
export function takeOutForeign(root: BpmnRoot, warnings: readonly Warning[]): Notice[] {
  const exporter = exporterOf(root)
  const parts = foreignIn(root)
  const taken: Taken[] = [
    ...parts.map(({ name, uri, owner }) => ({ name, uri, at: calledBy(placeOf(owner) ?? owner) })),
    ...warnings.filter(isForeign).map(({ message }) => droppedPart(message, root)),
  ]
  for (const part of parts) part.takeOut()
  const programs = Map.groupBy(taken, (part) => programOf(part, exporter))
  return [...programs].map(([program, found]) => ({
    text: `${counted(found.length, 'Angabe', 'Angaben')} von ${program} entfernt`,
    textEn: `${counted(found.length, 'detail', 'details')} of ${program} taken out`,
    places: found
      .slice(0, MOST_PLACES)
      .map(({ name, at }) => ({ text: `${name} – ${at}`, textEn: `${name} – ${at}` })),
  }))
}

/** What the reader left out because it belongs to another program. */
export const isForeign = ({ message }: Warning): boolean => {
  const name = DROPPED.exec(message)?.[1]
  return name !== undefined && name.includes(':') && !OWN_PREFIX.test(name)
}

function droppedPart(message: string, root: BpmnRoot): Taken {
  const name = AS_WRITTEN.exec(message)?.[1] ?? DROPPED.exec(message)?.[1] ?? ''
  const line = Number(/\n\s*line: (\d+)/.exec(message)?.[1] ?? 0) + 1
  return { name, uri: namespaceOf(name, root), at: `Zeile ${line}` }
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`
