const NAMESPACES =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" ' +
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test"'

/**
 * A drawing with one service task, for tests of the engine alone; with `errorCode` a boundary event
 * catches that error and leads to `caught`.
 */
export function buildJobDrawing({
  processId,
  jobType,
  errorCode,
}: {
  processId: string
  jobType: string
  errorCode?: string
}): Buffer {
  const boundary = `
      <bpmn:boundaryEvent id="ev-error" attachedToRef="st-work">
        <bpmn:outgoing>f3</bpmn:outgoing>
        <bpmn:errorEventDefinition errorRef="error" />
      </bpmn:boundaryEvent>
      <bpmn:endEvent id="caught"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="f3" sourceRef="ev-error" targetRef="caught" />`
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${NAMESPACES}>
    <bpmn:message id="message" name="${processId}-started" />
    ${errorCode ? `<bpmn:error id="error" name="${errorCode}" errorCode="${errorCode}" />` : ''}
    <bpmn:process id="${processId}" isExecutable="true">
      <bpmn:startEvent id="start">
        <bpmn:outgoing>f1</bpmn:outgoing>
        <bpmn:messageEventDefinition messageRef="message" />
      </bpmn:startEvent>
      <bpmn:serviceTask id="st-work">
        <bpmn:extensionElements>
          <zeebe:taskDefinition type="${jobType}" retries="3" />
        </bpmn:extensionElements>
        <bpmn:incoming>f1</bpmn:incoming>
        <bpmn:outgoing>f2</bpmn:outgoing>
      </bpmn:serviceTask>
      ${errorCode ? boundary : ''}
      <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="st-work" />
      <bpmn:sequenceFlow id="f2" sourceRef="st-work" targetRef="end" />
    </bpmn:process></bpmn:definitions>`)
}
