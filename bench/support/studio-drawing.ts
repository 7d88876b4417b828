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

const task = (n: number): Node => {
  const jobType = n % FAULTY_EACH === 0 ? 'nobody.works' : 'instance.register'
  return {
    id: `st-step-${n}`,
    tag: 'serviceTask',
    name: `Arbeitsschritt ${n}`,
    english: `Step ${n}`,
    inside: `<zeebe:taskDefinition type="${jobType}" />`,
    width: 100,
    height: 80,
  }
}
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

/** A drawing of so many elements in rows, each with its flow to the next. */
export function bigDrawing(process: string, elements: number): string {
  const tasks = Array.from({ length: elements - 2 }, (_, index) => task(index + 1))
  const nodes = [start, ...tasks, end]
  const last = nodes.length - 1
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions
  xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="big" targetNamespace="big">
<bpmn:process id="${process}" name="Großer Ablauf" isExecutable="true">
${nodes.map((node, index) => nodeXml(node, { index, last })).join('\n')}
${nodes
  .slice(1)
  .map((to, index) => flowXml({ index, from: nodeAt(nodes, index), to }))
  .join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="${process}">
${nodes.map(shapeXml).join('\n')}
${nodes
  .slice(1)
  .map((to, index) => edgeXml({ index, from: nodeAt(nodes, index), to }))
  .join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

type Flow = { index: number; from: Node; to: Node }

const nodeAt = (nodes: Node[], index: number): Node => nodes[index] ?? start

const nodeXml = (node: Node, { index, last }: { index: number; last: number }): string => {
  const { id, tag, name, english, inside } = node
  const property = `<zeebe:property name="name.en" value="${english}" />`
  const properties = `<zeebe:properties>${property}</zeebe:properties>`
  const incoming = index > 0 ? `<bpmn:incoming>flow-${index - 1}</bpmn:incoming>` : ''
  const outgoing = index < last ? `<bpmn:outgoing>flow-${index}</bpmn:outgoing>` : ''
  return `<bpmn:${tag} id="${id}" name="${name}">
<bpmn:extensionElements>${inside}${properties}</bpmn:extensionElements>${incoming}${outgoing}
</bpmn:${tag}>`
}

const flowXml = ({ index, from, to }: Flow): string =>
  `<bpmn:sequenceFlow id="flow-${index}" sourceRef="${from.id}" targetRef="${to.id}" />`

const middle = (index: number) => ({
  x: 100 + (index % COLUMNS) * STEP_X,
  y: 100 + Math.floor(index / COLUMNS) * STEP_Y,
})

const shapeXml = ({ id, width, height }: Node, index: number): string => {
  const { x, y } = middle(index)
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">
<dc:Bounds x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" />
</bpmndi:BPMNShape>`
}

const edgeXml = ({ index, from, to }: Flow): string => {
  const [left, right] = [middle(index), middle(index + 1)]
  return `<bpmndi:BPMNEdge id="flow-${index}_di" bpmnElement="flow-${index}">
<di:waypoint x="${left.x + from.width / 2}" y="${left.y}" />
<di:waypoint x="${right.x - to.width / 2}" y="${right.y}" />
</bpmndi:BPMNEdge>`
}
