import { expect, test } from 'vitest'
import { rulesAfter, type Change } from '#tests/support/changed-drawing.ts'

const helpPlan = 'help-plan-case'
const intake = 'intake'

test.each<[what: string, change: Change, rules: string[]]>([
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
])('%s is refused', async (_, change, rules) => {
  expect(await rulesAfter(change)).toEqual(rules)
})
