import { layoutProcess } from 'bpmn-auto-layout'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import type { BpmnRoot, Moddle } from '#server/procedure/deployments/moddle.ts'
import { parseDrawing } from '#server/procedure/deployments/read-drawing.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'
import { calledBy, drawnIn, elementsIn } from '#server/procedure/deployments/walk-moddle.ts'

export const hasPicture = (root: BpmnRoot): boolean => drawnIn(root).length > 0

/**
 * Makes a picture for a file that has none. What it cannot place is a warning at its element: the
 * inside of sub-processes, notes and groups.
 */
export async function makePicture(
  xml: string,
): Promise<{ xml: string; findings: Finding[] } | { refused: Finding }> {
  const placed = await layoutProcess(xml).catch(() => null)
  const read = placed === null ? null : await parseDrawing(placed)
  if (placed === null || !read || !('root' in read))
    return {
      refused: fault(
        'no-picture',
        'Die Datei enthält keine Anordnung, und sie ließ sich nicht anordnen. Bitte ordnen Sie die Elemente ' +
          'im anderen Programm an und speichern Sie die Datei mit dem Bild.',
        'The file contains no layout, and none could be made. Please arrange the elements in the other program ' +
          'and save the file with its picture.',
      ),
    }
  const onPicture = new Set(drawnIn(read.root).map(({ bpmnElement }) => bpmnElement?.id))
  return { xml: placed, findings: notPlaced(read.root, onPicture) }
}

function notPlaced(root: BpmnRoot, onPicture: Set<string | undefined>): Finding[] {
  return (root.rootElements ?? [])
    .flatMap(elementsIn)
    .filter((element) => isDrawable(element) && !onPicture.has(element.id))
    .map((element) => ({
      rule: 'not-placed',
      elementId: element.id ?? '',
      message:
        `Das Element „${calledBy(element)}“ ließ sich nicht anordnen und steht nicht ` +
        'auf dem Bild.',
      messageEn: `"${calledBy(element)}" could not be placed and is not on the picture.`,
      severity: 'warning',
    }))
}

const DRAWABLE = new RegExp(
  String.raw`:(?:${[
    String.raw`\w*Task|CallActivity|\w*SubProcess|Transaction|\w*Gateway|\w*Event`,
    'SequenceFlow|TextAnnotation|Group|Association|Data(?:Object|Store)Reference',
  ].join('|')})$`,
)
const isDrawable = ({ $type }: Moddle): boolean => DRAWABLE.test($type)
