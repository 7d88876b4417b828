import { createModdle, type BpmnRoot } from '#server/procedure/deployments/moddle.ts'
import { Linter } from 'bpmnlint'
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js'
import { createRequire } from 'node:module'
import type { Finding } from '#server/procedure/deployments/finding.ts'

const require = createRequire(import.meta.url)

const CONFIG = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'],
  rules: { 'fake-join': 'off' },
}

/** The general rules speak English; what they say most often in German. */
const GERMAN: [pattern: RegExp, german: string][] = [
  [/^Element is unused$/, 'Das Element wird nicht benutzt'],
  [/^Element is not connected$/, 'Das Element ist mit nichts verbunden'],
  [/^Element is missing label\/name$/, 'Dem Element fehlt der Name'],
  [/^Element is missing bpmndi$/, 'Das Element steht nicht auf dem Bild'],
  [/^Element is an implicit (start|end)$/, 'Anfang und Ende müssen gezeichnet sein'],
  [/^Element overlaps with other element$/, 'Das Element liegt auf einem anderen'],
  [/^Element is outside of parent boundary$/, 'Das Element liegt außerhalb seines Rahmens'],
  [
    /^Duplicate (?:incoming|outgoing) sequence flows$|^SequenceFlow is a duplicate$/,
    'Ein Pfeil ist doppelt',
  ],
  [/^Gateway forks and joins$/, 'Die Verzweigung teilt und führt zusammen'],
  [/^Gateway is superfluous\. .*$/, 'Die Verzweigung ist überflüssig'],
  [/^Flow splits implicitly$/, 'Der Weg teilt sich ohne Verzweigung'],
  [
    /^An <Event-based Gateway> must have at least 2 .*$/,
    'Eine Wartestelle braucht mindestens zwei Wege',
  ],
  [/^Incoming flows do not join$/, 'Mehrere Pfeile kommen an, ohne zusammengeführt zu werden'],
  [/^Element is missing (end|start) event$/, 'Anfang oder Ende fehlt'],
  [/^Sequence flow is missing condition$/, 'Dem Pfeil fehlt die Bedingung'],
  [
    /^Element of type <bpmn:(\w+)> must have (?:one )?extension element of type <zeebe:(\w+)>$/,
    'Dem Element ($1) fehlt die Angabe $2',
  ],
  [
    /^Extension element of type <zeebe:(\w+)> only allowed by Camunda ([\d.]+)(?: or newer)?$/,
    'Die Angabe $1 gibt es erst ab Camunda $2',
  ],
  [
    /^Element of type <[^>]+> \(Camunda 8\.\d\) .*must (?:be|have) .*$/,
    'Diese Engine kann das Element so nicht ausführen',
  ],
]

/**
 * What the general rules for BPMN and for this engine say: whatever the engine would refuse or
 * could not run. The messages are English.
 */
export async function lintDrawing(xml: string): Promise<Finding[]> {
  const { rootElement } = await createModdle().fromXML<BpmnRoot>(xml)
  nameOnPlanes(rootElement)
  const linter = new Linter({ config: CONFIG, resolver: new NodeResolver({ require }) })
  const reports = await linter.lint(rootElement)
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id = '', message, category }) => ({
      rule,
      elementId: id,
      message: `${germanOf(message)} (Regel ${rule}).`,
      messageEn: `Rule ${rule}: ${message}.`,
      severity: category === 'warn' ? ('warning' as const) : ('error' as const),
    })),
  )
}

/** Rules ask each picture what it shows; one that does not say shows the process. */
function nameOnPlanes({ diagrams = [], rootElements = [] }: BpmnRoot): void {
  const process = rootElements.find(({ $type }) => $type === 'bpmn:Process')
  for (const { plane } of diagrams) if (plane && process) plane.bpmnElement ??= process
}

function germanOf(message: string): string {
  const known = GERMAN.find(([pattern]) => pattern.test(message))
  return known ? message.replace(known[0], known[1]) : message
}
