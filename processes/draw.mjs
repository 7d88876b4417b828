// Builds each process's BPMN from its compact description: node processes/draw.mjs. The same input
// gives the same bytes.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { english, semantic } from './drawing-meaning.mjs'
import { place, plane } from './drawing-picture.mjs'
import { indent, tag } from './drawing-xml.mjs'

const XMLNS = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
  'xmlns:modeler': 'http://camunda.org/schema/modeler/1.0',
}

/** BPMN XML with its picture for a description (`<id>.drawing.mjs`). */
export function draw(drawing) {
  const scopes = [drawing, ...drawing.nodes.filter((n) => n.nodes)]
  for (const scope of scopes) {
    for (const f of scope.flows) f.id = `${f.from}--${f.to}`
    for (const n of scope.nodes) {
      n.incoming = scope.flows.filter((f) => f.to === n.id)
      n.outgoing = scope.flows.filter((f) => f.from === n.id)
    }
    place(scope)
  }
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    indent(
      tag(
        'bpmn:definitions',
        {
          ...XMLNS,
          id: `definitions-${drawing.id}`,
          targetNamespace: 'http://bpmn.io/schema/bpmn',
          'modeler:executionPlatform': 'Camunda Cloud',
          'modeler:executionPlatformVersion': '8.5.0',
        },
        tag(
          'bpmn:process',
          { id: drawing.id, name: drawing.name, isExecutable: true },
          tag('bpmn:extensionElements', {}, english(drawing)),
          semantic(drawing, drawing),
        ),
        Object.entries(drawing.messages).map(([name, correlationKey]) =>
          tag(
            'bpmn:message',
            { id: `message-${name}`, name },
            correlationKey &&
              tag('bpmn:extensionElements', {}, tag('zeebe:subscription', { correlationKey })),
          ),
        ),
        (drawing.errors ?? []).map((code) =>
          tag('bpmn:error', { id: `error-${code}`, name: code, errorCode: code }),
        ),
        scopes.map((scope) => plane(scope, scope.id)),
      ),
    )
  )
}

if (process.argv[1] === import.meta.filename) {
  for (const id of readdirSync(import.meta.dirname)) {
    const source = join(import.meta.dirname, id, `${id}.drawing.mjs`)
    if (existsSync(source))
      writeFileSync(
        join(import.meta.dirname, id, `${id}.bpmn`),
        draw((await import(pathToFileURL(source).href)).default),
      )
  }
}
