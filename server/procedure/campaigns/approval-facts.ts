import { storedDay } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Campaign } from '#server/generated/prisma/client.ts'
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
  const people = counts.reduce((sum, { isExcluded, n }) => sum + (isExcluded ? 0 : n), 0)
  return [
    fact(['Menschen, die einen Brief bekommen', 'People who get a letter'], same(String(people))),
    fact(['Nicht angeschrieben', 'Left out'], exclusionsIn(counts)),
    fact(['Trotz eines Hinweises angeschrieben', 'Written to despite a notice'], noticesIn(counts)),
    fact(['Rechtsgrundlage', 'Legal basis'], LEGAL_BASES[campaign.legalBasis ?? ''] ?? NOT_SAID),
    fact(['Stichtag der Auswahl', 'Date of the selection'], dayIn(campaign.selectionDate)),
    fact(['Versand', 'Dispatch'], dispatchIn(campaign)),
    fact(['Rückmeldefrist', 'Period for the answer'], {
      de: `${campaign.responseDays} Tage ab dem Tag, an dem der Brief gepostet wird`,
      en: `${campaign.responseDays} days from the day on which the letter is posted`,
    }),
    fact(['Ende der Anschreibeaktion', 'End of the campaign'], dayIn(campaign.campaignEndsOn)),
    {
      ...fact(['Der Brief', 'The letter'], {
        de: 'Einladung als Muster ansehen (PDF)',
        en: 'See the invitation as a sample (PDF)',
      }),
      href: `/api/campaigns/${campaign.id}/letter/pdf`,
    },
  ]
}

const fact = ([label, labelEn]: [string, string], { de, en }: Sentence): AboutFact => ({
  label,
  labelEn,
  value: de,
  valueEn: en,
  href: null,
})

const same = (text: string): Sentence => ({ de: text, en: text })

const reasonOf = (reason: string | null): Sentence =>
  EXCLUSIONS[reason ?? ''] ?? { de: 'ohne Grund', en: 'without a reason' }

function exclusionsIn(counts: ExclusionCount[]): Sentence {
  const out = counts.filter(({ isExcluded }) => isExcluded)
  const sum = out.reduce((total, { n }) => total + n, 0)
  return sum === 0 ? { de: 'niemand', en: 'nobody' } : withReasons(sum, out)
}

function noticesIn(counts: ExclusionCount[]): Sentence {
  const noted = counts.filter(({ isExcluded, reason }) => !isExcluded && reason !== null)
  const sum = noted.reduce((total, { n }) => total + n, 0)
  return sum === 0 ? { de: 'niemand', en: 'nobody' } : withReasons(sum, noted)
}

function withReasons(sum: number, counts: ExclusionCount[]): Sentence {
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
