const COLUMNS = 25
const [STEP_X, STEP_Y] = [160, 130]

/** One of so many tasks asks for work that no worker does: what the check says is shown, too. */
const FAULTY_EACH = 25

type Node = {
  id: string
  tag: string
  name: string
  english: string
  inside: string
  width: number
  height: number
}

const task = (n: number): Node => ({
  id: `st-step-${n}`,
  tag: 'serviceTask',
  name: `Arbeitsschritt ${n}`,
  english: `Step ${n}`,
  inside: `<zeebe:taskDefinition type="${n % FAULTY_EACH === 0 ? 'nobody.works' : 'instance.register'}" />`,
  width: 100,
  height: 80,
})
const start: Node = {
  id: 'ev-started',
  tag: 'startEvent',
  name: 'Beginn',
  english: 'Start',
  inside: '',
  width: 36,
  height: 36,
}
const end: Node = {
  id: 'ev-ended',
  tag: 'endEvent',
  name: 'Ende',
  english: 'End',
  inside: '',
  width: 36,
  height: 36,
}

/** A drawing of so many elements in rows, each with its flow to the next, as the text of its file. */
export function bigDrawing(process: string, elements: number): string {
  const nodes = [start, ...Array.from({ length: elements - 2 }, (_, index) => task(index + 1)), end]
  const flows = nodes
    .slice(1)
    .map((to, index) => ({ id: `flow-${index}`, from: nodes[index]!, to }))
  const middle = (index: number) => ({
    x: 100 + (index % COLUMNS) * STEP_X,
    y: 100 + Math.floor(index / COLUMNS) * STEP_Y,
  })
  const shapes = nodes.map(
    ({ id, width, height }, index) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${middle(index).x - width / 2}" y="${middle(index).y - height / 2}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`,
  )
  const edges = flows.map(({ id, from, to }, index) => {
    const points = [
      { ...middle(index), x: middle(index).x + from.width / 2 },
      { ...middle(index + 1), x: middle(index + 1).x - to.width / 2 },
    ]
    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="big" targetNamespace="big">
<bpmn:process id="${process}" name="Großer Ablauf" isExecutable="true">
${nodes.map(({ id, tag, name, english, inside }, index) => `<bpmn:${tag} id="${id}" name="${name}"><bpmn:extensionElements>${inside}<zeebe:properties><zeebe:property name="name.en" value="${english}" /></zeebe:properties></bpmn:extensionElements>${index > 0 ? `<bpmn:incoming>flow-${index - 1}</bpmn:incoming>` : ''}${index < nodes.length - 1 ? `<bpmn:outgoing>flow-${index}</bpmn:outgoing>` : ''}</bpmn:${tag}>`).join('\n')}
${flows.map(({ id, from, to }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from.id}" targetRef="${to.id}" />`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="${process}">
${[...shapes, ...edges].join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}
