import { z } from 'zod'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { cancelIn } from './cancel-letter.ts'

const letterIdSchema = z.string().nullable()

/** A letter that was not posted in time: wait on, or drop it. */
export const clarifyLetter: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId }) {
    const letterDecision = answers['decision'] === 'cancel' ? 'cancel' : 'wait'
    const [row] = await tx.$queryRaw<{ value: string }[]>`SELECT value
      FROM readmodel.variable
      WHERE scope_key = ${task.processInstanceKey} AND name = 'letterId'`
    const letterId = row ? letterIdSchema.parse(JSON.parse(row.value)) : null
    if (letterDecision === 'cancel' && letterId) await cancelIn(tx, deps, { letterId, actorId })
    return { letterDecision }
  },
}
