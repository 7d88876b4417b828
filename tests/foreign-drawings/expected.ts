/** What is said about a file that opens: changes, and rules with the element that they name. */
type Opening = { notices?: string[]; findings?: string[] }

/** Files that become a drawing of ours. */
export const opening: Record<string, Opening> = {
  'plain.bpmn': {},
  'other-prefixes.bpmn': {},
  'no-prefix.bpmn': {},
  'engine-by-another-prefix.bpmn': {},
  'web-modeler.bpmn': { notices: ['12 Angaben von Camunda Web Modeler entfernt'] },
  'icons.bpmn': { notices: ['1 Angabe von Camunda Modeler entfernt'] },
  'newer-engine.bpmn': { findings: ['known-extension task'] },
  'signavio.bpmn': { notices: ['3 Angaben von Signavio entfernt'] },
  'flowable.bpmn': { notices: ['2 Angaben von Flowable entfernt'] },
  'unknown-program.bpmn': { notices: ['1 Angabe von http://example.org/eigen entfernt'] },
  'unused-prefixes.bpmn': {},
  'colours.bpmn': {},
  'iso-8859-1.bpmn': {},
  'windows-1252.bpmn': {},
  'utf-16.bpmn': {},
  'byte-order-mark.bpmn': {},
  'no-layout.bpmn': { notices: ['Die Datei enthielt keine Anordnung; sie wurde hergestellt'] },
  'no-layout-loop.bpmn': { notices: ['Die Datei enthielt keine Anordnung; sie wurde hergestellt'] },
  'no-layout-sub-process.bpmn': { findings: ['not-placed note'] },
  'half-layout.bpmn': { findings: ['no-bpmndi end'] },
  'picture-of-nothing.bpmn': { findings: ['dangling-reference ghost_di'] },
  'shape-without-place.bpmn': { findings: ['no-bpmndi end'] },
  'out-of-reach.bpmn': { findings: ['no-bpmndi end'] },
  'one-point-arrow.bpmn': { findings: ['no-bpmndi to-task'] },
  'lanes.bpmn': {
    notices: ['Eine Bahn entfernt: wer eine Aufgabe macht, steht bei uns an der Aufgabe'],
  },
  'camunda-7-by-name-only.bpmn': {
    notices: ['Gezeichnet für Camunda Platform, ab jetzt für Camunda Cloud (Camunda 8)'],
  },
  'not-executable.bpmn': { notices: ['Der Prozess ist jetzt als ausführbar gekennzeichnet'] },
  'odd-ids.bpmn': { findings: ['odd-id id-1-pr-fen'] },
  'odd-process-id.bpmn': { findings: ['odd-id id-2024-antrag'] },
  'missing-ids.bpmn': { findings: ['missing-id Activity_0000001'] },
  'missing-process-id.bpmn': { findings: ['missing-id client-invitation'] },
  'dangling-flow.bpmn': { findings: ['dangling-reference to-end'] },
  'dangling-message.bpmn': { findings: ['dangling-reference start'] },
  'dangling-incoming.bpmn': { findings: ['dangling-reference end'] },
  'flow-without-target.bpmn': { findings: ['loose-flow to-end'] },
  'event-at-nothing.bpmn': { findings: ['dangling-reference edge-event'] },
  'unknown-element.bpmn': { findings: ['unknown-element '] },
  'stray-text.bpmn': { findings: ['stray-text '] },
  'data-and-notes.bpmn': { findings: ['element-kind paper'] },
  'hidden-characters.bpmn': { notices: ['2 unsichtbare Zeichen entfernt'] },
  'active-link.bpmn': {
    notices: ['Eingebettete Inhalte und Verweise, die in einer Seite etwas auslösen, entfernt'],
  },
}

/** Files that stay outside, with the sentence that says what, where and what to do. */
export const refused: Record<string, string> = {
  'says-utf-8-is-not.bpmn':
    'In Zeile 7 steht ein Zeichen, das nicht in UTF-8 geschrieben ist. Bitte speichern',
  'unknown-encoding.bpmn':
    'Die Kodierung „x-amt-7“ (erste Zeile der Datei) können wir nicht lesen. Bitte speichern Sie',
  'one-pool.bpmn': 'Die Datei enthält einen Pool: „Sozialamt“. Hier wird ein einzelner Prozess',
  'two-pools.bpmn': 'Die Datei enthält 2 Pools: „Bürgerin“, „Sozialamt“. Hier wird ein einzelner',
  'two-processes.bpmn':
    'Die Datei enthält 2 Prozesse: „Antrag bearbeiten“, „Widerspruch bearbeiten“. Sie muss genau einen',
  'no-process.bpmn':
    'Die Datei muss genau einen Prozess enthalten; es ist keiner darin (nur: Choreography).',
  'camunda-7.bpmn':
    'Die Datei ist für Camunda 7 gezeichnet: 2 Angaben wie „camunda:assignee“ an „Unterlagen prüfen“.',
  'duplicate-ids.bpmn':
    'Die id „task“ kommt mehr als einmal vor (noch einmal in Zeile 11). Jede id darf',
  'undeclared-prefix.bpmn':
    'Das Präfix von „fremd“ (Zeile 7) ist in der Datei nicht erklärt (xmlns fehlt).',
  'doctype.bpmn': 'Die Datei enthält einen DOCTYPE (Zeile 2). Bitte löschen Sie ihn',
  'tag-not-closed.bpmn': 'Die Datei ist in Zeile 16 kein gültiges XML',
  'cut-off.bpmn': 'Die Datei ist nicht vollständig: Sie endet mitten in einem Element',
  'empty.bpmn': 'Die Datei ist kein BPMN: Sie enthält keine Elemente',
  'plain-text.bpmn': 'Die Datei ist kein BPMN: Sie enthält keine Elemente',
  'json.bpmn': 'Die Datei ist kein BPMN: Sie enthält keine Elemente',
  'web-page.bpmn': 'Die Datei ist eine Webseite (HTML), kein BPMN.',
  'decision-table.bpmn':
    'Die Datei ist kein BPMN: Sie beginnt mit dem Element „definitions (DMN)“ statt mit „definitions“',
  'xpdl.bpmn': 'Die Datei ist kein BPMN: Sie beginnt mit dem Element „Package“ statt mit',
  'archive.bpmn': 'Die Datei ist ein Archiv (zip). Bitte entpacken Sie es',
  'too-deep.bpmn': 'Die Datei ist zu tief verschachtelt (ab Zeile 4 mehr als 50 Ebenen).',
}
