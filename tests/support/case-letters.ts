import { randomUUID } from 'node:crypto'
import type { FormTask } from '#server/procedure/tasks/form-use-case.ts'
import type { LetterData } from '#server/procedure/letters/letter-data.ts'
import { caseSubject } from '#server/base/subject.ts'
import { buildLetter } from './build-letter.ts'
import type { World } from './door-world.ts'

export type LetterRow = { documentType: string; state?: string; data?: LetterData; runId?: string }

/** Letters of one case, as rows; what became of them is read by kind. */
export function caseLetters(
  world: World,
  { id: caseId, personId }: { id: string; personId: string },
) {
  const { prisma } = world.door.deps.db
  const write = async ({ documentType, state = 'queued', data, runId }: LetterRow) =>
    (
      await prisma.letter.create({
        data: {
          caseId,
          personId,
          documentType,
          state,
          subject: `case:${caseId}`,
          optional: true,
          runId: runId ?? null,
          data: data ?? buildLetter({ documentType: 'NO_CONTACT_LETTER' }),
          sortKey: 'x',
          callKey: randomUUID(),
          createdAt: new Date(),
        },
      })
    ).id
  const states = async (): Promise<Record<string, string>> => {
    const rows = await prisma.letter.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } })
    return Object.fromEntries(
      rows.map(({ documentType, state, holdReason }) => [
        documentType,
        holdReason ? `${state}: ${holdReason}` : state,
      ]),
    )
  }
  return { write, states }
}

/** A task of a case, as a form's use case gets it. */
export const taskOf = (caseId: string): FormTask => ({
  key: '1',
  formId: 'probe',
  subject: caseSubject(caseId),
  role: 'caseworker',
  agency: 'kinderhaus',
  processInstanceKey: '1',
  elementId: 'ut-probe',
})

/** A draft of a plan with one goal, older than any letter. */
export async function draftPlanOf(world: World, caseId: string, by: string): Promise<string> {
  const at = new Date(Date.now() - 60_000)
  const { id } = await world.door.deps.db.prisma.helpPlan.create({
    data: {
      caseId,
      version: 1,
      state: 'draft',
      guidingGoal: 'Arbeiten',
      reviewOn: new Date('2099-01-01'),
      hints: [],
      by,
      at,
      goals: {
        create: [
          {
            position: 1,
            title: 'Sprachkurs',
            lifeArea: 'language',
            indicator: 'Zeugnis',
            startLevel: -2,
            scale: { '0': 'jede Woche' },
          },
        ],
      },
    },
  })
  return id
}
