import { expect, test } from 'vitest'
import { findingsAfter, programme, shipped, type Change } from '#tests/support/changed-drawing.ts'

const found = async (change: Change) =>
  (await findingsAfter(change, programme)).map(({ rule, elementId }) => `${rule} ${elementId}`)

test.each([...shipped.keys()])('%s as it ships takes no more than it may', async (process) => {
  expect(await found({ process })).toEqual([])
})

test.each<[what: string, change: Change, finding: string]>([
  [
    'the work of another process',
    { process: 'assessment', replace: 'type="sheet.prefill"', by: 'type="case.close"' },
    'own-job st-prepare-sheet',
  ],
  [
    'a message that is a right, to send',
    { replace: 'value="ParticipationInterest"', by: 'value="ClientDied"' },
    'own-sending ev-accepted',
  ],
  [
    'a message that another process sends',
    { replace: 'value="ParticipationInterest"', by: 'value="CampaignAllSettled"' },
    'own-sending ev-accepted',
  ],
  [
    'a message that is a right, to wait for',
    { replace: 'messageRef="message-MailReturned"', by: 'messageRef="message-ClientDied"' },
    'own-message ev-mail-returned',
  ],
  [
    'a message of another process',
    {
      process: 'intake',
      replace: /name="ClientDecided"/,
      by: 'name="LetterPosted"',
    },
    'own-message ev-client-decided',
  ],
  [
    'a role that holds no task of a case',
    {
      process: 'intake',
      replace: 'candidateGroups="caseworker"',
      by: 'candidateGroups="system-admin"',
    },
    'role-of-subject ut-first-conversation',
  ],
  [
    'a role that may not see whose invitation it is',
    { replace: 'candidateGroups="customer-centre"', by: 'candidateGroups="manager"' },
    'role-of-subject ut-answer-question',
  ],
  [
    'a call of a process that a message starts',
    { process: 'intake', replace: 'processId="appointment"', by: 'processId="help-plan-case"' },
    'called-once ca-first-talk',
  ],
  [
    'a call that leads back',
    { process: 'intake', replace: 'processId="appointment"', by: 'processId="intake"' },
    'called-once ca-first-talk',
  ],
  [
    'a schedule with an expression of its own',
    {
      replace: '<zeebe:userTask />',
      by: '<zeebe:userTask /><zeebe:taskSchedule dueDate="= now()" />',
    },
    'known-extension ut-answer-question',
  ],
  [
    'a listener that does work beside the task',
    {
      replace: '<zeebe:userTask />',
      by:
        '<zeebe:userTask /><zeebe:executionListeners><zeebe:executionListener ' +
        'eventType="start" type="case.close" /></zeebe:executionListeners>',
    },
    'known-extension ut-answer-question',
  ],
  [
    'a task that runs several times',
    {
      replace: /(<bpmn:userTask id="ut-answer-question"[\s\S]*?)(<\/bpmn:userTask>)/,
      by: '$1<bpmn:multiInstanceLoopCharacteristics />$2',
    },
    'repeated-task ut-answer-question',
  ],
])('%s is refused at its element', async (_, change, finding) => {
  expect(await found(change)).toContain(finding)
})

const ACCEPTED = '= response = &quot;accept&quot;'

test.each([
  ['for', 'count(for caseId in 1..100000000 return caseId) &gt; 0'],
  ['some', 'some x in [response] satisfies x = null'],
  ['every', 'every x in [response] satisfies x = null'],
  ['..', 'response in [1..5]'],
  ['matches', 'matches(response, &quot;(a+)+&quot;)'],
  ['**', '9 ** 9 = 1'],
  ['function', '(function(x) x)(response) = null'],
])('an expression with %s is refused, wherever it stands', async (part, expression) => {
  // given
  const places: [replace: string, by: string][] = [
    [ACCEPTED, `= ${expression}`],
    ['correlationKey="= invitationId"', `correlationKey="= ${expression}"`],
    ['source="= documentType"', `source="= ${expression}"`],
  ]
  // when
  const found = await Promise.all(
    places.map(async ([replace, by]) =>
      (await findingsAfter({ replace, by }, programme)).find(
        ({ rule }) => rule === 'costly-expression',
      ),
    ),
  )
  // then
  expect(found.map((finding) => finding?.elementId)).toEqual([
    'gw-response--br-triage',
    'ev-client-responded',
    'ca-send-letter',
  ])
  for (const finding of found) expect(finding?.message).toContain(`„${part}“`)
})
