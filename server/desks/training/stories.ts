import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { StoriesView } from './schema.ts'
import { findTraining } from '#server/engine/embedded/training-folder.ts'
import { parseSubject } from '#server/base/subject.ts'

/**
 * The stories that the scene plays: one to begin with, and one for each way through the procedure
 * that is drawn (a move to another district is not yet).
 */
export const STORIES = [
  'silent',
  'eviction',
  'interpreter',
  'guardian',
  'decline',
  'thinking',
  'no-agreement',
  'dropout',
  'consent-withdrawn',
  'death',
  'moved',
  're-entry',
] as const
export type Story = (typeof STORIES)[number]
export type StorySubjects = Partial<Record<Story, string>>

const say = (de: string, en: string): Sentence => ({ de, en })

const TITLES: Record<Story, Sentence> = {
  silent: say('Noch keine Antwort', 'No answer yet'),
  eviction: say('Räumung droht', 'Eviction threatens'),
  interpreter: say('Gespräch mit Dolmetschen', 'A talk with an interpreter'),
  guardian: say('Mit rechtlicher Betreuung', 'With a guardian'),
  decline: say('Ein Nein ist ein Nein', 'A no is a no'),
  thinking: say('Bedenkzeit', 'Time to think'),
  'no-agreement': say('Kein gemeinsamer Plan', 'No plan together'),
  dropout: say('Nicht erschienen', 'Did not come'),
  'consent-withdrawn': say('Einwilligung widerrufen', 'Consent withdrawn'),
  death: say('Person verstorben', 'The person has died'),
  moved: say('Weggezogen', 'Moved away'),
  're-entry': say('Zurückgekommen', 'Came back'),
}

const TEXTS: Record<Story, Sentence> = {
  silent: say(
    'Die Antwortfrist läuft bald ab. Mit dieser Person beginnt die Anleitung „Von der Einladung bis zum Hilfeplan“.',
    'The time to answer is nearly over. The walk-through “From the invitation to the help ' +
      'plan” begins with this person.',
  ),
  eviction: say(
    'Hat in der Antwort geschrieben, dass die Wohnung in Gefahr ist. Das ist dringend: Das erste Gespräch war sofort.',
    'Wrote in the answer that the home is at risk. That is urgent: the first talk took place at once.',
  ),
  interpreter: say(
    'Spricht Arabisch. Das Gespräch lief mit Dolmetschen, die Person nimmt teil.',
    'Speaks Arabic. The talk was held with an interpreter, the person takes part.',
  ),
  guardian: say(
    'Wird rechtlich betreut. Die Betreuung spricht mit, die Person entscheidet.',
    'Has a guardian. The guardian has a say, the person decides.',
  ),
  decline: say(
    'Hat auf die Einladung mit Nein geantwortet. Eine Bestätigung, dann Ruhe.',
    'Answered the invitation with a no. One confirmation, then silence.',
  ),
  thinking: say(
    'Überlegt noch. Stellen Sie die Zeit weiter: Nach der Bedenkzeit fragen wir einmal nach.',
    'Is still thinking. Move time on: after the time to think we ask once more.',
  ),
  'no-agreement': say(
    'Die Lage ist geklärt, ein Hilfeplan war nicht gewünscht. Der Fall wird freundlich beendet.',
    'The situation is clear, a help plan was not wanted. The case ends kindly.',
  ),
  dropout: say(
    'Kam nicht zum vereinbarten Gespräch. Die Tür bleibt offen.',
    'Did not come to the talk agreed on. The door stays open.',
  ),
  'consent-withdrawn': say(
    'Hat eine Einwilligung zurückgenommen. Der Fall geht ohne sie weiter.',
    'Took a consent back. The case goes on without it.',
  ),
  death: say(
    'Die Einladung endet sofort, kein Brief geht mehr hinaus.',
    'The invitation ends at once, no letter goes out any more.',
  ),
  moved: say(
    'Wohnt nicht mehr in der Stadt. Die Einladung ist zu Ende.',
    'No longer lives in the city. The invitation is over.',
  ),
  're-entry': say(
    'War ausgestiegen und kam wieder: ein neuer Fall für dieselbe Person.',
    'Had left and came back: a new case for the same person.',
  ),
}

/**
 * The stories of this practice: whom they are about and who sees them. Everybody in it is invented.
 */
export async function readStories(deps: Deps, dataDir: string): Promise<StoriesView> {
  const subjects = findTraining(dataDir)?.stories ?? {}
  const items = await Promise.all(
    STORIES.map(async (story) => ({
      story,
      title: TITLES[story].de,
      titleEn: TITLES[story].en,
      text: TEXTS[story].de,
      textEn: TEXTS[story].en,
      ...(await peopleOf(deps, subjects[story])),
    })),
  )
  return { items: items.filter(({ person }) => person !== null) }
}

type People = { person: string | null; caseId: string | null; signInAs: string | null }

async function peopleOf({ db: { prisma } }: Deps, subject: string | undefined): Promise<People> {
  const { kind, id } = subject ? parseSubject(subject) : {}
  const name = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    `${firstName} ${lastName}`
  if (kind === 'invitation' && id) {
    const { person } = await prisma.invitation.findUniqueOrThrow({
      where: { id },
      include: { person: true },
    })
    const centre = await prisma.staff.findFirst({
      where: { roles: { has: 'customer-centre' } },
      orderBy: { username: 'asc' },
    })
    return { person: name(person), caseId: null, signInAs: centre?.displayName ?? null }
  }
  if (kind !== 'case' || !id) return { person: null, caseId: null, signInAs: null }
  const { person, caseworkerId, agencyId } = await prisma.case.findUniqueOrThrow({
    where: { id },
    include: { person: true },
  })
  const owner = caseworkerId
    ? await prisma.staff.findUnique({ where: { id: caseworkerId } })
    : await prisma.staff.findFirst({ where: { agencyId, roles: { has: 'team-lead' } } })
  return { person: name(person), caseId: id, signInAs: owner?.displayName ?? null }
}
