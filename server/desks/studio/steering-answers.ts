import { answers, type AnswerVariable } from '#processes/answers.ts'
import type { Drawing, DrawnNode } from '#server/procedure/deployments/read-drawing.ts'
import { holds } from '#server/procedure/forms/conditions.ts'
import { feelNames } from '#server/procedure/forms/feel-names.ts'
import { choicesOf, type ChoiceField } from './form-fields.ts'
import type { Known } from './rule.ts'

export type Answer = string | boolean | null
/** A field whose answer becomes a variable that gateways ask for. */
export type Steering = {
  task: DrawnNode
  form: string
  variable: string
  /** The field as it is now, and as it ships. */
  field: ChoiceField
  shipped: ChoiceField | undefined
  /** Undefined for an answer that the program does not know. */
  valueOf(answer: string): Answer | undefined
  /** The next gateways that ask for it. */
  gateways: DrawnNode[]
}

/** The answers that steer a drawing, each with the gateways that it comes to. */
export const steeringIn = (drawing: Drawing, known: Known): Steering[] =>
  drawing.nodes.flatMap((task) => {
    const form = task.type === 'UserTask' ? formOf(task) : ''
    const steers = Object.hasOwn(answers, form) ? answers[form] : undefined
    if (!steers || !Object.hasOwn(known.forms, form)) return []
    const shipped = choicesOf(known.programme?.forms.get(drawing.processId)?.[form])
    return choicesOf(known.forms[form]).flatMap((field): Steering[] => {
      const becomes = Object.hasOwn(steers, field.key) ? steers[field.key] : undefined
      if (!becomes) return []
      const { variable } = becomes
      return [
        {
          task,
          form,
          field,
          variable,
          shipped: shipped.find(({ key }) => key === field.key),
          valueOf: (answer) => valueAs(becomes, answer),
          gateways: gatewaysFor(drawing, task, variable),
        },
      ]
    })
  })

/** Whether a flow asks for this variable alone, and this value takes it. */
export const takes = (
  condition: string | null,
  { variable, value }: { variable: string; value: Answer | undefined },
): boolean => asksFor(condition, variable) && holds(condition, { [variable]: value })

/** Whether some flow leads on; one that asks for other things, too, may. */
export const isTaken = (
  { outgoing, element }: DrawnNode,
  { variable, value }: { variable: string; value: Answer | undefined },
): boolean =>
  Boolean(element.default) ||
  outgoing.some(
    ({ condition }) => !asksFor(condition, variable) || takes(condition, { variable, value }),
  )

const formOf = ({ id }: DrawnNode): string => id.slice('ut-'.length)
const valueAs = ({ as }: AnswerVariable, answer: string): Answer | undefined =>
  as ? (Object.hasOwn(as, answer) ? as[answer] : undefined) : answer

/** Up to where another task answers anew. */
function gatewaysFor({ byId }: Drawing, task: DrawnNode, variable: string): DrawnNode[] {
  const found: DrawnNode[] = []
  const seen = new Set<DrawnNode>([task])
  for (const node of seen) {
    const asks = node.outgoing.some(({ condition }) => asksFor(condition, variable))
    const isGateway = asks && node.type === 'ExclusiveGateway'
    if (isGateway) found.push(node)
    if (isGateway || (node !== task && setsAnew(node, variable))) continue
    for (const next of node.outgoing.flatMap(({ to }) => byId.get(to) ?? [])) seen.add(next)
  }
  return found
}

const setsAnew = (node: DrawnNode, variable: string): boolean =>
  node.type === 'UserTask' &&
  Object.values(answers[formOf(node)] ?? {}).some((one) => one.variable === variable)

function asksFor(condition: string | null, variable: string): condition is string {
  const names = condition === null ? null : feelNames(condition)
  return names?.length === 1 && names[0] === variable
}
