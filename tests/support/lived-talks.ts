import { z } from 'zod'
import { AGREEING_FORMS } from '#server/procedure/appointments/appointment-words.ts'
import { until, type TestApplication } from './application.ts'
import { Procedure, type Talk } from './procedure.ts'
import { dayFrom, openTask, talkNow, type Row } from './scenario.ts'
import { known } from './known.ts'

export type LivedTalk = { username: string; caseId: string; task: string }

/**
 * Three people at the three pages of a talk, each with a draft that was begun: for pictures and for
 * trying pages.
 */
export async function liveThroughTalks(
  app: TestApplication,
): Promise<{ sheet: LivedTalk; plan: LivedTalk; review: LivedTalk }> {
  const procedure = new Procedure(app)
  const sheet = await procedure.takesPart('Distelfink')
  const plan = await procedure.takesPart('Ginster')
  await procedure.assess(plan)
  const review = await procedure.takesPart('Wiesenknopf')
  await procedure.assess(review)
  await procedure.does(review, 'draft-plan', planAnswers(app))
  await procedure.sign(review)
  await reviewEarly(app, review)
  await procedure.review(review, { rating: 'rated-m1', decision: 'continue' })
  await reviewEarly(app, review)
  return {
    sheet: await begun(app, { talk: sheet, formId: 'assessment', draft: SHEET }),
    plan: await begun(app, { talk: plan, formId: 'draft-plan', draft: planAnswers(app) }),
    review: await begun(app, { talk: review, formId: 'review-conversation', draft: {} }),
  }
}

/** The person wishes to look back now. */
async function reviewEarly(
  { application: { deps } }: TestApplication,
  { caseId, subject, caseworker }: Talk,
): Promise<void> {
  await until('the case waits for the next contact', () =>
    deps.db.prisma.wait.findFirst({ where: { subject, rule: 'next-contact', closedAt: null } }),
  )
  await caseworker(`/api/cases/${caseId}/signals`, { method: 'POST', body: { signal: 'review' } })
}

async function begun(
  { application: { deps } }: TestApplication,
  {
    talk: { caseId, subject, caseworker },
    formId,
    draft,
  }: { talk: Talk; formId: string; draft: Row },
): Promise<LivedTalk> {
  const open = await until(`${formId} or a talk of ${subject}`, () =>
    deps.db.prisma.task.findFirst({
      where: {
        subject,
        formId: { in: [formId, ...AGREEING_FORMS] },
        state: 'open',
        submissionId: null,
      },
    }),
  )
  if (open.formId !== formId) await talkNow(deps, caseworker, caseId)
  const task = await openTask(deps, { subject, formId })
  const { values } = z
    .looseObject({ values: z.record(z.string(), z.unknown()) })
    .parse(await caseworker(`/api/tasks/${task}`))
  if (Object.keys(draft).length > 0)
    await caseworker(`/api/tasks/${task}/draft`, {
      method: 'PUT',
      body: { answers: { ...values, ...draft }, revision: 0 },
    })
  const { caseworkerId } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const { username } = await deps.db.prisma.staff.findUniqueOrThrow({
    where: { id: known(caseworkerId) },
  })
  return { username, caseId, task }
}

const SHEET: Row = {
  workDiscussed: 'yes',
  workClient:
    'Ich habe zwölf Jahre im Gartenbau gearbeitet. Draußen zu arbeiten tut mir gut. Im Büro halte ich es nicht aus.',
  workProfessional: 'Viel Erfahrung, aber kein Abschluss. Eine Teilqualifikation könnte helfen.',
  workDiffers: true,
  workResource: '3',
  workNeed: '2',
  workObstacles: ['no-match', 'hours'],
  educationDiscussed: 'no',
  incomeDiscussed: 'yes',
  incomeClient: 'Die Raten drücken. Ich öffne die Briefe nicht mehr.',
  incomeNeed: '4',
  healthDiscussed: 'unwanted',
}

const planAnswers = ({ application: { deps } }: TestApplication): Row => ({
  guidingGoal: 'Ich möchte wieder draußen arbeiten und abends Zeit für mein Kind haben.',
  goals: [
    {
      title: 'Eine Stelle im Gartenbau finden',
      lifeArea: 'work',
      indicator: 'Ich habe einen Arbeitsvertrag in der Hand.',
      targetOn: dayFrom(deps, 240),
      startLevel: '-2',
      muchLess: 'Ich suche noch nicht.',
      less: 'Ich habe zwei Betriebe angeschrieben.',
      expected: 'Ich arbeite zwanzig Stunden in der Woche.',
      more: 'Ich arbeite dreißig Stunden.',
      muchMore: 'Ich arbeite fest und mache den Führerschein.',
      importance: '3',
    },
    {
      title: 'Die Briefe in Ordnung bringen',
      lifeArea: 'income',
      indicator: 'Kein Brief ist älter als eine Woche.',
      startLevel: '-1',
      expected: 'Ich öffne jeden Brief am selben Tag.',
      importance: '2',
    },
  ],
  contributionsClient: [{ text: 'Ich schreibe drei Betriebe an.', dueOn: dayFrom(deps, 30) }],
  contributionsAgency: [{ text: 'Wir suchen einen Platz in der Ganztagsbetreuung.' }],
  measures: [
    { type: 'debt', provider: 'Schuldnerberatung Musterstadt', goals: ['2'], costBearer: 'none' },
  ],
  reviewOn: dayFrom(deps, 170),
})
