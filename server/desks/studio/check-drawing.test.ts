import { expect, test } from 'vitest'
import { checkDrawing } from './check-drawing.ts'
import { readProgramme } from '#server/procedure/deployments/programme.ts'
import { readShipped, type Bundle } from '#server/procedure/deployments/shipped.ts'

const shipped = new Map(readShipped().map((bundle) => [bundle.process, bundle]))
const { variables } = await readProgramme()
const jobTypes = [
  ...new Set(
    [...shipped.values()].flatMap(({ xml }) =>
      [...xml.matchAll(/<zeebe:taskDefinition type="([^"]+)"/g)].map(([, type]) => type!),
    ),
  ),
]

type Change = {
  process?: string
  replace?: string | RegExp
  by?: string
  forms?: (forms: Bundle['forms']) => Bundle['forms']
}

async function rulesAfter({
  process = 'client-invitation',
  replace,
  by = '',
  forms = (same) => same,
}: Change): Promise<string[]> {
  const bundle = shipped.get(process)!
  const xml = replace ? bundle.xml.replace(replace, by) : bundle.xml
  if (replace && xml === bundle.xml) throw new Error(`nothing to change: ${String(replace)}`)
  const findings = await checkDrawing({
    xml,
    forms: forms(bundle.forms),
    contract: variables.get(process)!,
    jobTypes,
  })
  for (const { message, messageEn } of findings) expect(message && messageEn).toMatch(/\.$/)
  return [...new Set(findings.map(({ rule }) => rule))].toSorted()
}

test.each([...shipped.keys()])('%s as it ships has no finding', async (process) => {
  expect(await rulesAfter({ process })).toEqual([])
})

const helpPlan = 'help-plan-case'
const intake = 'intake'

test.each<[what: string, change: Change, rules: string[]]>([
  ['a DOCTYPE', { replace: '<bpmn:definitions', by: '<!DOCTYPE x><bpmn:definitions' }, ['doctype']],
  [
    'more than 1 MB',
    { replace: '<bpmn:process', by: `<!--${'x'.repeat(1_000_000)}--><bpmn:process` },
    ['too-big'],
  ],
  [
    'deeper than 50',
    { replace: '<bpmn:process', by: `${'<a>'.repeat(51)}${'</a>'.repeat(51)}<bpmn:process` },
    ['too-deep'],
  ],
  ['no BPMN', { replace: /[\s\S]+/, by: 'text' }, ['unreadable']],
  [
    'a flow to nowhere',
    { replace: 'targetRef="st-register"', by: 'targetRef="st-nowhere"' },
    ['unreadable'],
  ],
  [
    'a second process',
    { replace: '<bpmn:process', by: '<bpmn:process id="other" /><bpmn:process' },
    ['one-process'],
  ],
  [
    'an element of another kind',
    { replace: /businessRuleTask/g, by: 'sendTask' },
    ['element-kind'],
  ],
  [
    'an id of the wrong kind',
    { replace: /(?<=["> ]|--)ut-clarify-address/g, by: 'task-clarify-address' },
    ['element-id', 'form-unused', 'task-form'],
  ],
  ['a missing name', { replace: ' name="Anschrift klären"' }, ['element-name']],
  [
    'a missing English name',
    { replace: 'value="Clarify address"', by: 'value=""' },
    ['element-name'],
  ],
  ['a missing answer at a gateway', { replace: ' name="nimmt an"' }, ['flow-name']],
  ['a task of another engine', { replace: '<zeebe:userTask />' }, ['user-task']],
  [
    'a task without a due rule',
    { replace: '<zeebe:header key="dueRule" value="clarify-address" />' },
    ['user-task'],
  ],
  [
    'an unknown role',
    { replace: 'candidateGroups="customer-centre"', by: 'candidateGroups="customer-center"' },
    ['task-role'],
  ],
  [
    'a role from a variable',
    { replace: 'candidateGroups="customer-centre"', by: 'candidateGroups="= role"' },
    ['task-role'],
  ],
  [
    'two roles',
    {
      replace: 'candidateGroups="customer-centre"',
      by: 'candidateGroups="customer-centre,team-lead"',
    },
    ['task-role'],
  ],
  [
    'a task without its subject',
    { replace: /candidateUsers="[^"]*"/, by: 'candidateUsers="somebody"' },
    ['known-variable', 'task-subject'],
  ],
  [
    'an assignee',
    {
      replace: 'candidateGroups="customer-centre"',
      by: 'candidateGroups="customer-centre" assignee="holunder"',
    },
    ['task-subject'],
  ],
  [
    'an unknown job',
    { replace: 'type="instance.register"', by: 'type="instance.registre"' },
    ['job-type'],
  ],
  [
    'a deadline without a result',
    { replace: '<zeebe:header key="result" value="responseDueOn" />' },
    ['job-headers'],
  ],
  [
    'a message without a name',
    { replace: '<zeebe:header key="messageName" value="ParticipationInterest" />' },
    ['job-headers'],
  ],
  [
    'a table without its id',
    { replace: '<zeebe:header key="decisionId" value="triage-priority" />' },
    ['business-rule'],
  ],
  [
    'a decision that nothing answers',
    {
      replace:
        'id="br-next-contact-step--gw-next-step" sourceRef="br-next-contact-step" targetRef="gw-next-step"',
      by: 'id="br-next-contact-step--gw-next-step" sourceRef="br-next-contact-step" targetRef="ca-close-contact"',
    },
    ['decision-gateway'],
  ],
  [
    'another form',
    { replace: 'externalReference="clarify-address"', by: 'externalReference="phone-contact"' },
    ['task-form'],
  ],
  [
    'a missing form',
    {
      forms: (forms) =>
        Object.fromEntries(Object.entries(forms).filter(([id]) => id !== 'phone-contact')),
    },
    ['task-form'],
  ],
  [
    'a form that belongs to no task',
    {
      forms: (forms) => ({
        ...forms,
        'left-over': { ...(forms['phone-contact'] as object), id: 'left-over' },
      }),
    },
    ['form-unused'],
  ],
  [
    'a form that we do not draw',
    {
      forms: (forms) => ({
        ...forms,
        'phone-contact': {
          id: 'phone-contact',
          type: 'default',
          schemaVersion: 19,
          components: [{ type: 'html', id: 'x' }],
        },
      }),
    },
    ['form-lint'],
  ],
  [
    'a gateway that splits and joins',
    {
      replace:
        'id="ev-client-responded--gw-any-response" sourceRef="ev-client-responded" targetRef="gw-any-response"',
      by: 'id="ev-client-responded--gw-any-response" sourceRef="ev-client-responded" targetRef="gw-response"',
    },
    ['gateway-splits-or-joins'],
  ],
  [
    'an answer without a condition',
    {
      replace:
        /<bpmn:conditionExpression[^>]*>= response = (?:"|&quot;)decline(?:"|&quot;)<\/bpmn:\w+>/,
    },
    ['gateway-conditions'],
  ],
  [
    'a default at gw-resume',
    {
      replace: '<bpmn:exclusiveGateway id="gw-resume"',
      by: '<bpmn:exclusiveGateway id="gw-resume" default="gw-resume--ca-send-letter"',
    },
    ['resume-gateway'],
  ],
  [
    'a wait that cannot be resumed',
    { replace: /(?<=["> ]|--)gw-resume/g, by: 'gw-fresh' },
    ['resume-gateway'],
  ],
  [
    'a resume that leads elsewhere',
    {
      process: intake,
      replace: 'resumeAt = &quot;st-calc-thinking-due&quot;',
      by: 'resumeAt = &quot;st-close-case&quot;',
    },
    ['resume-gateway'],
  ],
  [
    'no way for new cases',
    {
      process: helpPlan,
      replace: '= resumeAt = null',
      by: '= resumeAt = &quot;st-open-case&quot;',
    },
    ['resume-gateway'],
  ],
  [
    'a start that is not registered',
    {
      process: helpPlan,
      replace:
        'id="ev-participation-interest--st-register" sourceRef="ev-participation-interest" targetRef="st-register"',
      by: 'id="ev-participation-interest--st-register" sourceRef="ev-participation-interest" targetRef="gw-resume"',
    },
    ['gateway-splits-or-joins', 'registered-first'],
  ],
  [
    'a start message that something else waits for',
    {
      process: helpPlan,
      replace: 'messageRef="message-ParticipationInterest"',
      by: 'messageRef="message-ClientDied"',
    },
    ['one-start'],
  ],
  [
    'a second start',
    {
      replace: '<bpmn:serviceTask id="st-register"',
      by:
        '<bpmn:startEvent id="ev-second" name="Zweiter"><bpmn:extensionElements>' +
        '<zeebe:properties><zeebe:property name="name.en" value="Second" /></zeebe:properties>' +
        '</bpmn:extensionElements></bpmn:startEvent><bpmn:serviceTask id="st-register"',
    },
    ['one-start'],
  ],
  [
    'an error without a name at an edge',
    { replace: 'errorCode="ADDRESS_INVALID"', by: 'errorCode="oops"' },
    ['boundary-event'],
  ],
  [
    'a wait for the wrong message',
    {
      process: intake,
      replace: 'messageRef="message-ClientDecided"',
      by: 'messageRef="message-WaitEnded"',
    },
    ['wait-ways'],
  ],
  [
    'a wait without a timer',
    {
      process: intake,
      replace: /<bpmn:timerEventDefinition[\s\S]*?<\/bpmn:timerEventDefinition>/,
      by: '<bpmn:messageEventDefinition id="ev-thinking-due-message" messageRef="message-ClientDecided" />',
    },
    ['wait-ways'],
  ],
  [
    'a wait that cannot be moved',
    {
      process: intake,
      replace: 'messageRef="message-DeadlineMoved"',
      by: 'messageRef="message-ClientDecided"',
    },
    ['wait-ways'],
  ],
  [
    'a wait that nobody can end',
    {
      process: intake,
      replace: 'messageRef="message-WaitEnded"',
      by: 'messageRef="message-ClientDecided"',
    },
    ['wait-ways'],
  ],
  [
    'a wait with a key that is not its own',
    { replace: /(name="DeadlineMoved">[\s\S]*?correlationKey=")= waitId/, by: '$1= invitationId' },
    ['wait-ways'],
  ],
  [
    'a moved deadline that is not calculated',
    {
      process: intake,
      replace: 'sourceRef="ev-deadline-moved" targetRef="st-calc-thinking-due"',
      by: 'sourceRef="ev-deadline-moved" targetRef="ut-first-conversation"',
    },
    ['deadline-recalculated'],
  ],
  [
    'a timer from a form',
    { process: intake, replace: '>= thinkingDueOn<', by: '>= date and time(participation)<' },
    ['timer-date'],
  ],
  [
    'an event that is awaited without a way out',
    {
      process: intake,
      replace: 'sourceRef="ut-first-conversation" targetRef="ut-participation-decision"',
      by: 'sourceRef="ut-first-conversation" targetRef="ev-client-decided"',
    },
    ['lonely-wait'],
  ],
  [
    'a message without a key',
    { replace: /(name="ClientResponded">[\s\S]*?)<zeebe:subscription [^>]*>/, by: '$1' },
    ['message-key'],
  ],
  [
    'a called process from a variable',
    { replace: 'processId="document-dispatch"', by: 'processId="= which"' },
    ['call-target'],
  ],
  [
    'a call that passes everything',
    { replace: 'propagateAllParentVariables="false"', by: 'propagateAllParentVariables="true"' },
    ['call-variables'],
  ],
  [
    'a call without its subject',
    { replace: 'target="subject"', by: 'target="caseId"' },
    ['call-variables'],
  ],
  [
    'a call that stays resumed',
    { replace: '<zeebe:output source="= null" target="resumeInCall" />' },
    ['call-clears-resume'],
  ],
  [
    'a right that is gone',
    { process: helpPlan, replace: /(?<=["> ]|--)sub-withdrawal/g, by: 'sub-farewell' },
    ['right-present'],
  ],
  [
    'a right that hears another message',
    {
      process: helpPlan,
      replace: 'messageRef="message-ParticipationWithdrawn"',
      by: 'messageRef="message-ClientDied"',
    },
    ['right-present'],
  ],
  [
    'a withdrawal of consent that ends the case',
    { process: helpPlan, replace: ' isInterrupting="false"' },
    ['right-present'],
  ],
  [
    'an invitation that death does not end',
    { replace: /(?<=["> ]|--)sub-client-died/g, by: 'sub-other' },
    ['right-present'],
  ],
  [
    'a variable that nobody knows',
    { replace: '= response = &quot;accept&quot;', by: '= diagnosis = &quot;accept&quot;' },
    ['known-variable'],
  ],
  [
    'a condition that is no FEEL',
    { replace: '= response = &quot;accept&quot;', by: '= response = (' },
    ['known-variable'],
  ],
  [
    'a result that nobody knows',
    { replace: 'key="result" value="responseDueOn"', by: 'key="result" value="birthday"' },
    ['known-result'],
  ],
])('%s is refused', async (_, change, rules) => {
  expect(await rulesAfter(change)).toEqual(rules)
})
