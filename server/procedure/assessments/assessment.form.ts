import { z } from 'zod'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import type { LifeAreaEntry } from '#server/generated/prisma/client.ts'
import { rowsOf, textOf, textsOf, type Answers } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { LIFE_AREAS, type LifeArea } from './life-areas.ts'
import { knownInWords } from './prefill-sheet.ts'

const prefilledSchema = z.record(z.string(), z.json())

const levelOf = (value: unknown): number | null =>
  value === undefined || value === null || value === '' ? null : Number(value)

/**
 * The sheet of the talk: nine areas of life, the person's own view first. Each confirmed talk stays
 * as a version of its own.
 */
export const assessment: FormUseCase = {
  async prepare(deps, task) {
    const caseId = task.subject.id
    const known = await knownInWords(deps, caseId)
    const sheet = await deps.db.prisma.assessment.findFirst({
      where: { caseId },
      orderBy: { version: 'desc' },
      include: { areas: true },
    })
    if (!sheet) return { known }
    const areas = Object.fromEntries(sheet.areas.flatMap((area) => Object.entries(valuesOf(area))))
    return {
      known,
      values: {
        ...areas,
        ...(sheet.summary ? { summary: sheet.summary } : {}),
        ...(sheet.strengths.length > 0
          ? { strengths: sheet.strengths.map((text) => ({ text })) }
          : {}),
      },
    }
  },

  check: async (_, { answers }) => {
    if (rowsOf(answers['strengths']).some(({ text }) => textOf(text))) return
    throw invalid([
      {
        path: 'strengths',
        message: {
          de: 'Nennen Sie mindestens eine Stärke der Person.',
          en: 'Name at least one strength of the person.',
        },
      },
    ])
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const draft = await tx.assessment.findFirst({ where: { caseId }, orderBy: { version: 'desc' } })
    const sheet = {
      summary: String(answers['summary'] ?? ''),
      strengths: rowsOf(answers['strengths']).flatMap(({ text }) => textOf(text) ?? []),
      changeReadiness: textOf(answers['changeReadiness']),
      by: getActorId({ actorId }),
      at,
    }
    const { id } =
      draft?.state === 'draft'
        ? await tx.assessment.update({
            where: { id: draft.id },
            data: {
              ...sheet,
              prefilled: { ...prefilledSchema.parse(draft.prefilled), ...hints(answers) },
            },
          })
        : await tx.assessment.create({
            data: {
              ...sheet,
              caseId,
              version: (draft?.version ?? 0) + 1,
              prefilled: hints(answers),
            },
          })
    await tx.lifeAreaEntry.deleteMany({ where: { assessmentId: id } })
    await tx.lifeAreaEntry.createMany({
      data: LIFE_AREAS.map((area) => ({ assessmentId: id, ...entryOf(area, answers) })),
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: 'assessment-talked',
      actorId,
    })
    announce(tx, 'cases')
    return {}
  },
}

/** What the table on the level of support asks beyond the areas. */
const hints = ({ wantsWork, vocational, lastWork, careUnsolved }: Answers) => ({
  wantsWork: String(wantsWork),
  vocational: String(vocational),
  lastWork: String(lastWork),
  careUnsolved: String(careUnsolved),
})

/** What is not talked about, or not wanted, leaves nothing behind. */
function entryOf(area: LifeArea, answers: Answers) {
  const discussed = String(answers[`${area}Discussed`])
  if (discussed !== 'yes')
    return {
      area,
      discussed,
      clientView: null,
      professionalView: null,
      differs: false,
      resource: null,
      need: null,
      obstacles: [],
    }
  const [clientView, professionalView] = [
    textOf(answers[`${area}Client`]),
    textOf(answers[`${area}Professional`]),
  ]
  return {
    area,
    discussed,
    clientView,
    professionalView,
    differs: answers[`${area}Differs`] === true,
    resource: levelOf(answers[`${area}Resource`]),
    need: levelOf(answers[`${area}Need`]),
    obstacles: textsOf(answers[`${area}Obstacles`]),
  }
}

function valuesOf({
  area,
  discussed,
  clientView,
  professionalView,
  differs,
  resource,
  need,
  obstacles,
}: LifeAreaEntry): Answers {
  const values = {
    Discussed: discussed,
    Client: clientView,
    Professional: professionalView,
    Differs: differs || null,
    Resource: resource?.toString() ?? null,
    Need: need?.toString() ?? null,
    Obstacles: obstacles.length > 0 ? obstacles : null,
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[`${area}${name}`, value]],
    ),
  )
}
