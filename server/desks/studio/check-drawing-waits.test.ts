import { expect, test } from 'vitest'
import { rulesAfter, type Change } from '#tests/support/changed-drawing.ts'

const helpPlan = 'help-plan-case'
const intake = 'intake'

test.each<[what: string, change: Change, rules: string[]]>([
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
