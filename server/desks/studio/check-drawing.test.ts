import { expect, test } from 'vitest'
import { rulesAfter, shipped, type Change } from '#tests/support/changed-drawing.ts'

test.each([...shipped.keys()])('%s as it ships has no finding', async (process) => {
  expect(await rulesAfter({ process })).toEqual([])
})

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
])('%s is refused', async (_, change, rules) => {
  expect(await rulesAfter(change)).toEqual(rules)
})
