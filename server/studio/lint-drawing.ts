import { BpmnModdle } from 'bpmn-moddle'
import { Linter } from 'bpmnlint'
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js'
import { createRequire } from 'node:module'
import type { Finding } from './finding.ts'

const require = createRequire(import.meta.url)
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json') as Record<string, unknown>

const CONFIG = { extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'], rules: { 'fake-join': 'off' } }

/** What the general rules for BPMN and for this engine say: whatever the engine would refuse or could not run. The messages are English. */
export async function lintDrawing(xml: string): Promise<Finding[]> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml)
  const linter = new Linter({ config: CONFIG, resolver: new NodeResolver({ require }) })
  const reports = await linter.lint(rootElement)
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message, category }) => ({ rule, elementId: id, message: `Regel ${rule}: ${message}.`, messageEn: `Rule ${rule}: ${message}.`, severity: category === 'warn' ? ('warning' as const) : ('error' as const) })),
  )
}
