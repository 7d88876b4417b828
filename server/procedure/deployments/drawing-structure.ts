import type { Finding } from './finding.ts'
import type { BpmnRoot, Moddle } from './moddle.ts'
import { fault } from './refuse-xml.ts'
import { calledBy, kindOf } from './walk-moddle.ts'

/** Names for a sentence; what would be too many is counted. */
const MOST_NAMES = 5
const listed = (elements: Moddle[]): string => {
  const names = elements.slice(0, MOST_NAMES).map((element) => `„${calledBy(element)}“`)
  const more = elements.length - names.length
  return names.join(', ') + (more > 0 ? ` und ${more} weitere` : '')
}
const listedEn = (elements: Moddle[]): string => {
  const names = elements.slice(0, MOST_NAMES).map((element) => `"${calledBy(element)}"`)
  const more = elements.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The one process of a file, or why there is not exactly one: pools, several, none. */
export function findProcess({
  rootElements = [],
}: BpmnRoot): { process: Moddle } | { finding: Finding } {
  const processes = rootElements.filter(({ $type }) => $type === 'bpmn:Process')
  const pools = rootElements.flatMap(({ participants = [] }) => participants)
  if (pools.length > 0)
    return {
      finding: fault(
        'pools',
        `Die Datei enthält ${pools.length === 1 ? 'einen Pool' : `${pools.length} Pools`}: ${listed(pools)}. ` +
          'Hier wird ein einzelner Prozess ohne Pool gezeichnet. Bitte kopieren Sie im anderen Programm die ' +
          'Schritte des Pools, um den es geht, in eine neue Datei ohne Pool und laden Sie diese.',
        `The file contains ${pools.length === 1 ? 'a pool' : `${pools.length} pools`}: ${listedEn(pools)}. ` +
          'Here a single process without pools is drawn. Please copy the steps of the pool in question into ' +
          'a new file without pools, in the other program, and load that one.',
      ),
    }
  const [process, ...more] = processes
  if (!process) return { finding: withoutProcess(rootElements) }
  if (more.length > 0)
    return {
      finding: fault(
        'one-process',
        `Die Datei enthält ${processes.length} Prozesse: ${listed(processes)}. Sie muss genau einen Prozess ` +
          'enthalten. Bitte speichern Sie den, um den es geht, im anderen Programm in einer ' +
          'eigenen Datei.',
        `The file contains ${processes.length} processes: ${listedEn(processes)}. It must contain exactly one ` +
          'process. Please save the one in question in a file of its own, in the other program.',
      ),
    }
  return { process }
}

function withoutProcess(rootElements: Moddle[]): Finding {
  const kinds = [...new Set(rootElements.map(kindOf))]
  const others = kinds.slice(0, MOST_NAMES).join(', ')
  return fault(
    'one-process',
    'Die Datei muss genau einen Prozess enthalten; es ist keiner darin' +
      (others ? ` (nur: ${others}).` : '.'),
    'The file must contain exactly one process; there is none in ' +
      `it${others ? ` (only: ${others}).` : '.'}`,
  )
}
