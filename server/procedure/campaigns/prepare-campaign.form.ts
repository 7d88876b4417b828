import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid } from '#server/base/errors.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { countUndecidedDifferences } from './list-differences.ts'
import { countWanted } from './queries-import.ts'

const SHORTEST_DAYS = 70

/** The campaign's frame; handed in together with the decisions on the staged list. */
export const prepareCampaign: FormUseCase = {
  async prepare(deps, task) {
    const campaign = await deps.db.prisma.campaign.findUniqueOrThrow({
      where: { id: task.subject.id },
    })
    const today = dayOf(deps.clock.now())
    return {
      values: {
        name: campaign.name,
        dispatchMode: campaign.dispatchMode,
        responseDays: campaign.responseDays,
        selectionDate: today,
        campaignEndsOn: plusDays(today, SHORTEST_DAYS + 14),
      },
    }
  },

  async check(deps, { task, answers }) {
    const id = task.subject.id
    const wanted = await countWanted(deps.db.query, id)
    const invited = await deps.db.prisma.invitation.count({ where: { campaignId: id } })
    if (wanted === 0 && invited === 0)
      throw invalid([
        {
          path: 'name',
          message: {
            de: 'Laden Sie zuerst die Liste der Haushalte hoch.',
            en: 'Upload the list of households first.',
          },
        },
      ])
    await demandDecided(deps, id)
    const today = dayOf(deps.clock.now())
    if (String(answers['campaignEndsOn']) < plusDays(today, SHORTEST_DAYS)) {
      throw invalid([
        {
          path: 'campaignEndsOn',
          message: {
            de: 'Wählen Sie ein Ende, das mindestens 70 Tage entfernt ist.',
            en: 'Choose an end at least 70 days away.',
          },
        },
      ])
    }
    if (String(answers['selectionDate']) > today) {
      throw invalid([
        {
          path: 'selectionDate',
          message: { de: 'Wählen Sie einen Stichtag bis heute.', en: 'Choose a day up to today.' },
        },
      ])
    }
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const id = task.subject.id
    const {
      name,
      legalBasis,
      selectionDate,
      dispatchMode,
      waveSize,
      responseDays,
      campaignEndsOn,
    } = answers
    await tx.campaign.update({
      where: { id },
      data: {
        name: String(name),
        legalBasis: String(legalBasis),
        selectionDate: new Date(String(selectionDate)),
        dispatchMode: String(dispatchMode),
        waveSize: dispatchMode === 'waves' ? Number(waveSize) : null,
        responseDays: Number(responseDays),
        campaignEndsOn: new Date(String(campaignEndsOn)),
        preparedBy: actorId,
        status: 'importing',
      },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'process',
      code: 'campaign-prepared',
      actorId,
    })
    announce(tx, 'campaigns')
    return {}
  },
}

/** @throws AppError INVALID while the list says something else of people who are known */
async function demandDecided(deps: Deps, campaignId: string): Promise<void> {
  const open = await countUndecidedDifferences(deps, campaignId)
  if (open === 0) return
  throw invalid([
    {
      path: 'name',
      message: {
        de: `Die Liste sagt etwas anderes als bisher. Entscheiden Sie zuerst, was gilt (${open}).`,
        en: `The list differs from what is known. Decide first what holds (${open}).`,
      },
    },
  ])
}
