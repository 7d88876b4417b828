import { z } from 'zod'

const member = z.object({
  id: z.string(),
  displayName: z.string(),
  languages: z.array(z.string()),
  /** Sum of the weights of the running cases; nothing else is shown of a colleague (docs/procedure.md, "Access"). */
  weightedLoad: z.number(),
  absence: z.object({ id: z.string(), fromOn: z.string(), toOn: z.string(), substitute: z.string() }).nullable(),
})
export const teamSchema = z.object({ members: z.array(member), waiting: z.array(z.object({ taskKey: z.string(), person: z.string(), caseRef: z.string().nullable(), priority: z.string().nullable(), dueAt: z.string() })) }).meta({ id: 'Team' })
export type Team = z.infer<typeof teamSchema>

export const proposalQuery = z.strictObject({ from: z.uuid() })
const proposed = z.object({ caseId: z.string(), caseRef: z.string().nullable(), person: z.string(), openTasks: z.number(), toId: z.string(), speaksLanguage: z.boolean() })
export const proposalSchema = z.object({ items: z.array(proposed) }).meta({ id: 'HandoverProposal' })
export type HandoverProposal = z.infer<typeof proposalSchema>

export const handoverBody = z.strictObject({ fromId: z.uuid(), items: z.array(z.strictObject({ caseId: z.uuid(), toId: z.uuid() })).min(1).max(500) })
export type Handover = z.infer<typeof handoverBody>
export const handoverSchema = z.object({ items: z.array(z.object({ caseId: z.string(), result: z.enum(['done', 'changed']) })) }).meta({ id: 'HandoverResult' })
