import { extensionOf, headersOf, type Moddle } from '#server/procedure/deployments/moddle.ts'
import { ROLES } from '#server/web/auth/actor.ts'
import type { Rule } from './rule.ts'
import { type DrawnNode } from '#server/procedure/deployments/read-drawing.ts'

const CAMEL = /^[a-z][A-Za-z0-9]*$/
const SUBJECT =
  /^=\s*\[\s*(?:subject|"(?:case|invitation|campaign):"\s*\+\s*(?:caseId|invitationId|campaignId))\s*\]$/
/** Decisions whose result is stored and steers nothing: no gateway behind them. */
const STORED_ONLY = [
  'agency-assignment',
  'no-show',
  'support-level',
  'follow-up-interval',
  'review-proposal',
]

const jobTypeOf = (element: Moddle): string | undefined =>
  extensionOf(element, 'zeebe:TaskDefinition')?.type
const ofType = (nodes: DrawnNode[], type: string): DrawnNode[] =>
  nodes.filter((node) => node.type === type)

/** Who does a task, and what a job is called. */
export const taskRules: Record<string, Rule> = {
  'user-task': ({ nodes }, _, report) => {
    for (const { id, element } of ofType(nodes, 'UserTask')) {
      if (!extensionOf(element, 'zeebe:UserTask'))
        report(
          id,
          'Die Aufgabe ist keine Aufgabe der Engine (zeebe:userTask fehlt).',
          'The task is none of the engine (zeebe:userTask is missing).',
        )
      if (!headersOf(element)['dueRule'])
        report(
          id,
          'Die Fristregel fehlt (Kopf dueRule).',
          'The due rule is missing (header dueRule).',
        )
    }
  },

  'task-role': ({ nodes }, _, report) => {
    for (const { id, element } of ofType(nodes, 'UserTask')) {
      const role = String(
        extensionOf(element, 'zeebe:AssignmentDefinition')?.['candidateGroups'] ?? '',
      )
      if (!ROLES.some((known) => known === role))
        report(
          id,
          `Die Aufgabe braucht genau eine bekannte Rolle, nicht "${role}".`,
          `The task needs exactly one known role, not "${role}".`,
        )
    }
  },

  'task-subject': ({ nodes }, _, report) => {
    for (const { id, element } of ofType(nodes, 'UserTask')) {
      const assignment = extensionOf(element, 'zeebe:AssignmentDefinition')
      if (!SUBJECT.test(String(assignment?.['candidateUsers'] ?? '')))
        report(
          id,
          'candidateUsers muss nennen, worum es geht, zum Beispiel = ["case:" + caseId].',
          'candidateUsers must name the subject, for example = ["case:" + caseId].',
        )
      if (assignment?.['assignee'])
        report(
          id,
          'Wer die Aufgabe hat, steht nicht in der Zeichnung.',
          'Who has the task does not stand in the drawing.',
        )
    }
  },

  'job-type': ({ nodes }, { jobTypes }, report) => {
    for (const { id, type, element } of nodes) {
      const job = jobTypeOf(element)
      if (job === undefined && type !== 'ServiceTask') continue
      if (!job || !jobTypes.includes(job))
        report(
          id,
          `Die Arbeit "${job ?? ''}" kennt das Programm nicht.`,
          `The program does not know the job "${job ?? ''}".`,
        )
    }
  },

  'job-headers': ({ nodes }, _, report) => {
    for (const { id, element } of nodes) {
      const { rule, result, messageName, reason } = headersOf(element)
      const job = jobTypeOf(element)
      if (job === 'deadline.calculate' && !(rule && CAMEL.test(result ?? '')))
        report(
          id,
          'Eine Frist braucht die Köpfe rule und result.',
          'A deadline needs the headers rule and result.',
        )
      if (job === 'message.publish' && !messageName)
        report(
          id,
          'Eine Nachricht braucht den Kopf messageName.',
          'A message needs the header messageName.',
        )
      if (job === 'letter.hold' && !reason)
        report(
          id,
          'Das Anhalten von Briefen braucht den Kopf reason.',
          'Holding letters needs the header reason.',
        )
    }
  },

  'business-rule': ({ nodes }, _, report) => {
    for (const { id, element } of ofType(nodes, 'BusinessRuleTask')) {
      if (jobTypeOf(element) !== 'decision.evaluate' || !headersOf(element)['decisionId'])
        report(
          id,
          'Eine Entscheidungstabelle braucht die Arbeit decision.evaluate und den Kopf decisionId.',
          'A decision table needs the job decision.evaluate and the header decisionId.',
        )
    }
  },

  'decision-gateway': ({ nodes, byId }, _, report) => {
    for (const { id, element, outgoing } of ofType(nodes, 'BusinessRuleTask')) {
      const isStored = STORED_ONLY.includes(headersOf(element)['decisionId'] ?? '')
      const isAnswered =
        outgoing.length === 1 &&
        outgoing.every(({ to }) =>
          ['ExclusiveGateway', 'EndEvent'].includes(byId.get(to)?.type ?? ''),
        )
      if (!isStored && !isAnswered)
        report(
          id,
          'Hinter einer Entscheidung steht eine Verzweigung oder ein Ende.',
          'Behind a decision stands a gateway or an end.',
        )
    }
  },
}
