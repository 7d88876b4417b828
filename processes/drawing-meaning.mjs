import { escape, tag } from './drawing-xml.mjs'

/** First part of an id, which says what kind of element it is. */
export const prefix = (node) => node.id.split('-')[0]
const zeebeIo = ({ in: input = {}, out = {} }) => [
  ...Object.entries(input).map(([target, source]) => tag('zeebe:input', { source, target })),
  ...Object.entries(out).map(([target, source]) => tag('zeebe:output', { source, target })),
]
const taskHeaders = (headers = {}) =>
  Object.keys(headers).length &&
  tag(
    'zeebe:taskHeaders',
    {},
    Object.entries(headers).map(([key, value]) => tag('zeebe:header', { key, value })),
  )
const job = (type, headers) => [tag('zeebe:taskDefinition', { type }), taskHeaders(headers)]

const extension = (node, process) => {
  const io = zeebeIo(node)
  const parts = {
    ut: () => [
      tag('zeebe:userTask'),
      tag('zeebe:formDefinition', { externalReference: node.id.slice(3) }),
      tag('zeebe:assignmentDefinition', {
        candidateGroups: node.role,
        candidateUsers: process.subject,
      }),
      taskHeaders(node.headers),
    ],
    st: () => job(node.job, node.headers),
    br: () => job('decision.evaluate', { decisionId: node.decision }),
    ca: () =>
      tag('zeebe:calledElement', {
        processId: node.calls,
        propagateAllChildVariables: false,
        propagateAllParentVariables: false,
      }),
    ev: () => node.job && job(node.job, node.headers),
  }[prefix(node)]?.()
  const all = [parts, io.length && tag('zeebe:ioMapping', {}, io), english(node)]
    .flat(9)
    .filter(Boolean)
  return all.length ? tag('bpmn:extensionElements', {}, all) : ''
}
/** The English name beside the German one on the picture. */
export const english = ({ en }) =>
  en && tag('zeebe:properties', {}, tag('zeebe:property', { name: 'name.en', value: en }))

const definition = (node) => {
  if (node.terminate) return tag('bpmn:terminateEventDefinition', { id: `${node.id}-terminate` })
  if (node.message)
    return tag('bpmn:messageEventDefinition', {
      id: `${node.id}-message`,
      messageRef: node.job ? null : `message-${node.message}`,
    }) // what a job sends needs no subscription
  if (node.error)
    return tag('bpmn:errorEventDefinition', {
      id: `${node.id}-error`,
      errorRef: `error-${node.error}`,
    })
  if (node.timer)
    return tag(
      'bpmn:timerEventDefinition',
      { id: `${node.id}-timer` },
      tag('bpmn:timeDate', { 'xsi:type': 'bpmn:tFormalExpression' }, escape(node.timer)),
    )
}
/** Name of the BPMN element for a node. */
export const kind = (node) =>
  ({
    ut: 'userTask',
    st: 'serviceTask',
    br: 'businessRuleTask',
    ca: 'callActivity',
    sub: 'subProcess',
    gw: node.waits ? 'eventBasedGateway' : 'exclusiveGateway',
    ev: node.on
      ? 'boundaryEvent'
      : !node.incoming.length
        ? 'startEvent'
        : !node.outgoing.length
          ? 'endEvent'
          : 'intermediateCatchEvent',
  })[prefix(node)]

/** Elements, flows and notes of a process or sub-process. */
export const semantic = (scope, process) => [
  ...scope.nodes.map((node) =>
    tag(
      `bpmn:${kind(node)}`,
      {
        id: node.id,
        name: node.name,
        attachedToRef: node.on,
        triggeredByEvent: (node.nodes && !node.embedded) || null,
        isInterrupting: node.goesOn ? false : null,
      },
      extension(node, process),
      node.incoming.map((f) => tag('bpmn:incoming', {}, f.id)),
      node.outgoing.map((f) => tag('bpmn:outgoing', {}, f.id)),
      node.nodes ? semantic(node, process) : definition(node),
    ),
  ),
  ...scope.flows.map((f) =>
    tag(
      'bpmn:sequenceFlow',
      { id: f.id, name: f.name, sourceRef: f.from, targetRef: f.to },
      english(f) && tag('bpmn:extensionElements', {}, english(f)),
      f.if &&
        tag('bpmn:conditionExpression', { 'xsi:type': 'bpmn:tFormalExpression' }, escape(f.if)),
    ),
  ),
  ...(scope.notes ?? []).map((note) =>
    tag(
      'bpmn:textAnnotation',
      { id: note.id },
      english(note) && tag('bpmn:extensionElements', {}, english(note)),
      tag('bpmn:text', {}, escape(note.text)),
    ),
  ),
]
