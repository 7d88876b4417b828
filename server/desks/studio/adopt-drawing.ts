import { decodeFile } from '#server/procedure/deployments/decode-file.ts'
import { findProcess } from '#server/procedure/deployments/drawing-structure.ts'
import { explainWarning } from '#server/procedure/deployments/explain-warning.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { createModdle, type BpmnRoot, type Moddle } from '#server/procedure/deployments/moddle.ts'
import { isActive, parseDrawing } from '#server/procedure/deployments/read-drawing.ts'
import { hasHidden, refuseXml, withoutHidden } from '#server/procedure/deployments/refuse-xml.ts'
import {
  calledBy,
  elementsIn,
  placeOf,
  textsIn,
} from '#server/procedure/deployments/walk-moddle.ts'
import { readWithOddIds } from './adopt-odd-ids.ts'
import { repairIds } from './adopt-ids.ts'
import { isForeign, refuseCamunda7, takeOutForeign } from './adopt-parts.ts'
import { hasPicture, makePicture } from './adopt-picture.ts'
import type { Notice } from './schema.ts'

/** What became of a foreign file: a drawing of ours (`xml`), or why not. */
export type Adopted = {
  xml: string | null
  name: string
  steps: number
  notices: Notice[]
  findings: Finding[]
}

const PLATFORM = { name: 'Camunda Cloud', version: '8.5.0' }
/** Faults after which nobody can say which element is meant. */
const GRAVE = ['duplicate-id', 'odd-id', 'unknown-prefix', 'broken-xml']

const refused = (...findings: Finding[]): Adopted => ({
  xml: null,
  name: '',
  steps: 0,
  notices: [],
  findings,
})

/**
 * Reads a file of another program as a drawing of ours: in UTF-8, with our prefixes, without what
 * other programs wrote into it, with a picture. Whatever was changed is said. `process`: what the
 * drawing is meant for.
 */
export async function adoptDrawing({
  bytes,
  process: wanted,
}: {
  bytes: Uint8Array
  process: string
}): Promise<Adopted> {
  const file = decodeFile(bytes)
  if ('finding' in file) return refused(file.finding)
  const cleaned = withoutHidden(file.xml)
  const unsafe = refuseXml(cleaned.xml)
  if (unsafe) return refused(unsafe)
  const { parsed, findings: renamed } = await readWithOddIds(cleaned.xml, parseDrawing)
  if ('finding' in parsed) return refused(parsed.finding)
  const { root, warnings } = parsed
  const told = warnings.filter((warning) => !isForeign(warning)).map(explainWarning)
  const grave = told.filter(({ rule }) => GRAVE.includes(rule))
  if (grave.length) return refused(...grave)
  const found = findProcess(root)
  if ('finding' in found) return refused(found.finding)
  const old = refuseCamunda7(root)
  if (old) return refused(old)
  const notices = [
    ...takeOutForeign(root, warnings),
    ...hiddenNotice(cleaned),
    ...makeOurs(root, found.process),
  ]
  const repairs = repairIds(root, found.process, wanted)
  const drawn = await withPicture(root)
  if ('refused' in drawn) return refused(drawn.refused)
  return {
    xml: drawn.xml,
    name: calledBy(found.process),
    steps: elementsIn(found.process).filter(({ $type }) =>
      /^bpmn:\w*(?:Task|Activity)$/.test($type),
    ).length,
    notices: [...notices, ...drawn.notices],
    findings: [...renamed, ...told.filter(isNews).map(asWarning), ...repairs, ...drawn.findings],
  }
}

/** What was taken out is told by program. */
const isNews = ({ rule }: Finding): boolean => rule !== 'unknown-attribute'
const asWarning = (finding: Finding): Finding => ({ ...finding, severity: 'warning' })

function hiddenNotice({ count, line }: { count: number; line: number }): Notice[] {
  if (count === 0) return []
  return [
    {
      text:
        count === 1 ? 'Ein unsichtbares Zeichen entfernt' : `${count} unsichtbare Zeichen entfernt`,
      textEn:
        count === 1
          ? 'One invisible character taken out'
          : `${count} invisible characters taken out`,
      places: [{ text: `zuerst in Zeile ${line}`, textEn: `first in line ${line}` }],
    },
  ]
}

/** Our prefixes, our engine, no lanes; texts without what nobody sees. */
function makeOurs(root: BpmnRoot, process: Moddle): Notice[] {
  const platform = String(root.$attrs?.['modeler:executionPlatform'] ?? PLATFORM.name)
  for (const element of elementsIn(root)) {
    const attributes = element.$attrs ?? {}
    for (const name of Object.keys(attributes))
      if (name.startsWith('xmlns') || name.startsWith('xsi:')) delete attributes[name]
  }
  Object.assign(root.$attrs ?? {}, {
    'xmlns:modeler': 'http://camunda.org/schema/modeler/1.0',
    'modeler:executionPlatform': PLATFORM.name,
    'modeler:executionPlatformVersion': PLATFORM.version,
  })
  const active = textsIn(root).filter(({ value }) => isActive(value))
  for (const { element, property } of active) element.set(property, '')
  for (const { element, property, value } of textsIn(root))
    if (hasHidden(value)) element.set(property, withoutHidden(value).xml)
  for (const property of ['exporter', 'exporterVersion']) root.set(property, undefined)
  return [
    ...fromPlatform(platform),
    ...activeNotice(active.map(({ element }) => calledBy(placeOf(element) ?? element))),
    ...withoutLanes(process),
    ...asExecutable(process),
  ]
}

const activeNotice = (owners: string[]): Notice[] =>
  owners.length === 0
    ? []
    : [
        {
          text: 'Eingebettete Inhalte und Verweise, die in einer Seite etwas auslösen, entfernt',
          textEn: 'Embedded content and links that would act in a page taken out',
          places: owners.map((owner) => ({ text: owner, textEn: owner })),
        },
      ]

const fromPlatform = (platform: string): Notice[] =>
  platform === PLATFORM.name
    ? []
    : [
        {
          text: `Gezeichnet für ${platform}, ab jetzt für ${PLATFORM.name} (Camunda 8)`,
          textEn: `Drawn for ${platform}, from now on for ${PLATFORM.name} (Camunda 8)`,
          places: [],
        },
      ]

function withoutLanes(process: Moddle): Notice[] {
  const lanes = (process.laneSets ?? []).flatMap(({ lanes: inside }) =>
    Array.isArray(inside) ? inside.map((lane: Moddle) => calledBy(lane)) : [],
  )
  process.laneSets = []
  return lanes.length === 0
    ? []
    : [
        {
          text:
            `${lanes.length === 1 ? 'Eine Bahn' : `${lanes.length} Bahnen`} entfernt: ` +
            'wer eine Aufgabe macht, steht bei uns an der Aufgabe',
          textEn:
            `${lanes.length === 1 ? 'One lane' : `${lanes.length} lanes`} taken out: ` +
            'who does a task stands at the task here',
          places: lanes.map((lane) => ({ text: lane, textEn: lane })),
        },
      ]
}

function asExecutable(process: Moddle): Notice[] {
  if (process.isExecutable) return []
  process.isExecutable = true
  return [
    {
      text: 'Der Prozess ist jetzt als ausführbar gekennzeichnet',
      textEn: 'The process is now marked as executable',
      places: [],
    },
  ]
}

type WithPicture = { xml: string; notices: Notice[]; findings: Finding[] } | { refused: Finding }

async function withPicture(root: BpmnRoot): Promise<WithPicture> {
  const isDrawn = hasPicture(root)
  if (!isDrawn) root.diagrams = []
  const { xml } = await createModdle().toXML(root, { format: true })
  if (isDrawn) return { xml, notices: [], findings: [] }
  const made = await makePicture(xml)
  if ('refused' in made) return made
  const notice = {
    text: 'Die Datei enthielt keine Anordnung; sie wurde hergestellt',
    textEn: 'The file contained no layout; one was made',
    places: [],
  }
  return { xml: made.xml, notices: [notice], findings: made.findings }
}
