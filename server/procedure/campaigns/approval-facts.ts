import { storedDay } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Campaign } from '#server/generated/prisma/client.ts'
import { aboutFact } from '#server/procedure/tasks/about-fact.ts'
import type { AboutFact } from '#server/procedure/tasks/form-use-case.ts'
import { EXCLUSIONS } from './exclusion-reasons.ts'
import { countByExclusion, type ExclusionCount } from './queries-exclusions.ts'

const LEGAL_BASES: Record<string, Sentence> = {
  'sgb12-11': {
    de: '§ 11 SGB XII: Beratung und Aktivierung',
    en: '§ 11 SGB XII: counselling and activation',
  },
  'sgb12-12': {
    de: '§ 12 SGB XII: Leistungsabsprache',
    en: '§ 12 SGB XII: agreement on services',
  },
  other: { de: 'andere Rechtsgrundlage', en: 'other legal basis' },
}
const NOT_SAID: Sentence = { de: 'keine Angabe', en: 'not said' }

/** What an approval of a campaign approves: whom, on what basis, when, and the letter itself. */
export async function approvalFacts(deps: Deps, campaign: Campaign): Promise<AboutFact[]> {
  const counts = await countByExclusion(deps.db.query, campaign.id)
  const excluded = counts.filter(({ isExcluded }) => isExcluded)
  const included = counts.filter(({ isExcluded }) => !isExcluded)
  const people = included.reduce((sum, { n }) => sum + n, 0)
  return [
    aboutFact(
      { de: 'Menschen, die einen Brief bekommen', en: 'People who get a letter' },
      same(String(people)),
    ),
    aboutFact({ de: 'Nicht angeschrieben', en: 'Left out' }, inReasons(excluded)),
    aboutFact(
      { de: 'Trotz eines Hinweises angeschrieben', en: 'Written to despite a notice' },
      inReasons(included.filter(({ reason }) => reason !== null)),
    ),
    aboutFact(
      { de: 'Rechtsgrundlage', en: 'Legal basis' },
      LEGAL_BASES[campaign.legalBasis ?? ''] ?? NOT_SAID,
    ),
    aboutFact(
      { de: 'Stichtag der Auswahl', en: 'Date of the selection' },
      dayIn(campaign.selectionDate),
    ),
    aboutFact({ de: 'Versand', en: 'Dispatch' }, dispatchIn(campaign)),
    aboutFact(
      { de: 'Rückmeldefrist', en: 'Period for the answer' },
      {
        de: `${campaign.responseDays} Tage ab dem Tag, an dem der Brief gepostet wird`,
        en: `${campaign.responseDays} days from the day on which the letter is posted`,
      },
    ),
    aboutFact(
      { de: 'Ende der Anschreibeaktion', en: 'End of the campaign' },
      dayIn(campaign.campaignEndsOn),
    ),
    aboutFact(
      { de: 'Der Brief', en: 'The letter' },
      { de: 'Einladung als Muster ansehen (PDF)', en: 'See the invitation as a sample (PDF)' },
      `/api/campaigns/${campaign.id}/letter/pdf`,
    ),
  ]
}

const same = (text: string): Sentence => ({ de: text, en: text })

const reasonOf = (reason: string | null): Sentence =>
  EXCLUSIONS[reason ?? ''] ?? { de: 'ohne Grund', en: 'without a reason' }

/** How many, with their reasons. */
function inReasons(counts: ExclusionCount[]): Sentence {
  const sum = counts.reduce((total, { n }) => total + n, 0)
  if (sum === 0) return { de: 'niemand', en: 'nobody' }
  const list = (language: keyof Sentence) =>
    counts.map(({ reason, n }) => `${reasonOf(reason)[language]} ${n}`).join(', ')
  return { de: `${sum} (${list('de')})`, en: `${sum} (${list('en')})` }
}

function dispatchIn({ dispatchMode, waveSize }: Campaign): Sentence {
  return dispatchMode === 'waves'
    ? { de: `in Wellen zu ${waveSize}`, en: `in waves of ${waveSize}` }
    : { de: 'alle Briefe auf einmal', en: 'all letters at once' }
}

function dayIn(date: Date | null): Sentence {
  const day = date && storedDay(date)
  return day ? { de: day.split('-').toReversed().join('.'), en: day } : NOT_SAID
}
