import { randomInt, randomUUID } from 'node:crypto'
import { seededRandom } from './seeded-random.ts'
import type { Door } from './door.ts'
import { known } from './known.ts'

const AGENCIES = ['zentral', 'kinderhaus', 'hiltrup']
const DAY_MS = 86_400_000
/**
 * The first day of what is generated; the period under test begins later, so that some lies
 * outside.
 */
const FIRST_DAY = '2026-01-05'

/** Invitations and cases in all states over half a year, the same from the same seed. */
export async function generateMetricsRows(
  door: Door,
  { count, seed }: { count: number; seed: number },
): Promise<void> {
  const random = seededRandom(seed)
  const { prisma } = door.deps.db
  const by = await door.staffId('owner')
  const pick = <T>(list: readonly T[]): T => known(list[Math.floor(random() * list.length)])
  let talks = 0
  const instant = (days: number): Date =>
    new Date(Date.parse(`${FIRST_DAY}T09:30:00Z`) + Math.floor(days) * DAY_MS)
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="intake" name="Aufnahme"><userTask id="ut-first-conversation" name="Erstgespräch führen"/></process>
</definitions>`
  await prisma.deployment.create({
    data: {
      process: 'intake',
      version: 1,
      definitionKey: '1',
      checksum: '1',
      source: 'shipped',
      xml,
      forms: {},
      decisions: {},
      contract: '',
      deployedAt: instant(0),
    },
  })
  const campaign = await prisma.campaign.create({
    data: { name: 'Probe', createdBy: by, createdAt: instant(0) },
  })

  const person = async (): Promise<string> => {
    const { id: householdId } = await prisma.household.create({ data: { type: 'single' } })
    const name = `Messprobe${randomInt(2 ** 40)}`
    return (
      await prisma.person.create({
        data: {
          householdId,
          reference: name,
          lastName: name,
          firstName: 'P',
          salutation: 'none',
          street: 'Probeweg 1',
          postcode: '00000',
          city: 'Musterstadt',
          district: 'kinderhaus',
          language: 'de',
          matchKey: name,
        },
      })
    ).id
  }
  const invite = async (): Promise<void> => {
    const [personId, agencyId] = [await person(), pick(AGENCIES)]
    const { id } = await prisma.invitation.create({
      data: { personId, campaignId: campaign.id, agencyId, status: 'open', createdAt: instant(0) },
    })
    const posted = random() * 150
    const letter = (state: string) =>
      prisma.letter.create({
        data: {
          invitationId: id,
          personId,
          subject: `invitation:${id}`,
          documentType: 'INVITATION_1',
          state,
          data: {},
          sortKey: 'x',
          callKey: randomUUID(),
          createdAt: instant(posted),
          postedOn: state === 'queued' ? null : instant(posted),
        },
      })
    await letter(pick(['posted', 'posted', 'posted', 'returned', 'queued']))
    for (let answers = Math.floor(random() * 2.5); answers > 0; answers--) {
      await prisma.invitationAnswer.create({
        data: {
          invitationId: id,
          response: pick(['accept', 'decline', 'question', 'later', 'none']),
          channel: 'slip',
          answeredAt: instant(posted + 1 + answers * 3),
          answeredBy: by,
          replacedBy: random() < 0.2 ? randomUUID() : null,
        },
      })
    }
  }
  const event = (caseId: string, { code, at }: { code: string; at: number }) =>
    prisma.subjectEvent.create({
      data: { subject: `case:${caseId}`, at: instant(at), kind: 'process', code, detail: {} },
    })
  /** Every talk has a caseworker and a minute of its own; here only figures are looked at. */
  const talk = async (caseId: string, day: number): Promise<void> => {
    const startsAt = new Date(instant(day).getTime() + ++talks * 60_000)
    await prisma.appointment.create({
      data: {
        caseId,
        purpose: 'intake',
        startsAt,
        endsAt: new Date(startsAt.getTime() + 60_000),
        staffId: by,
        mode: pick(['letter', 'phone', 'now']),
        status: pick(['held', 'held', 'no-show', 'cancelled', 'declined']),
        participants: [],
        bookedAt: instant(day - 3),
      },
    })
  }
  const openCase = async (): Promise<void> => {
    const opened = random() * 150
    const data = {
      personId: await person(),
      agencyId: pick(AGENCIES),
      caseworkerId: by,
      caseRef: `M-${randomInt(2 ** 40)}`,
      status: pick(['open', 'open', 'closed']),
      origin: 'invitation',
      priority: 'P3',
      openedAt: instant(opened),
    }
    const isClosed = data.status === 'closed'
    const { id: caseId } = await prisma.case.create({
      data: {
        ...data,
        closedAt: isClosed ? instant(opened + 120) : null,
        reviewDueOn: random() < 0.4 ? instant(opened + 60 + random() * 60) : null,
      },
    })
    for (let n = Math.floor(random() * 3); n > 0; n--) await talk(caseId, opened + 5 * n)
    if (random() < 0.2) return
    const held = opened + 1 + random() * 30
    await prisma.conversation.create({ data: { caseId, kind: 'first', heldAt: instant(held), by } })
    const engine = {
      elementId: 'ut-first-conversation',
      elementInstanceKey: '1',
      processInstanceKey: '1',
      processId: 'intake',
      processVersion: 1,
      definitionKey: '1',
      headers: {},
    }
    await prisma.task.create({
      data: {
        key: String(randomInt(2 ** 40)),
        ...engine,
        formId: 'first-conversation',
        subject: `case:${caseId}`,
        role: 'caseworker',
        agency: data.agencyId,
        state: 'completed',
        createdAt: instant(opened),
        endedAt: instant(held),
        dueAt: instant(opened + 14),
      },
    })
    await prisma.task.create({
      data: {
        key: String(randomInt(2 ** 40)),
        ...engine,
        formId: 'draft-plan',
        subject: `case:${caseId}`,
        role: 'caseworker',
        agency: data.agencyId,
        state: pick(['open', 'completed', 'canceled']),
        createdAt: instant(opened),
        endedAt: random() < 0.5 ? null : instant(opened + 50 * random()),
        dueAt: instant(opened + 30),
      },
    })
    await event(caseId, { code: 'participation-yes', at: held + 2 })
    await event(caseId, { code: 'phase-assessment', at: held + 2 })
    if (random() < 0.3) {
      await event(caseId, { code: 'case-paused', at: held + 5 })
      await event(caseId, { code: 'case-resumed', at: held + 12 })
    }
    if (random() < 0.7)
      await event(caseId, { code: 'assessment-assessed', at: held + 20 + random() * 20 })
    if (random() < 0.6) {
      const plan = await prisma.helpPlan.create({
        data: {
          caseId,
          version: 1,
          guidingGoal: 'g',
          reviewOn: instant(opened + 100),
          hints: [],
          by,
          at: instant(held + 30),
          activeFrom: instant(held + 15 + random() * 80),
          state: 'active',
        },
      })
      if (random() < 0.7)
        await prisma.review.create({
          data: {
            caseId,
            planId: plan.id,
            dueOn: instant(opened + 60 + random() * 60),
            heldOn: random() < 0.8 ? instant(opened + 60 + random() * 60) : null,
            lifeChanges: [],
            at: instant(opened + 60),
          },
        })
    }
  }
  for (let n = 0; n < count; n++) await invite()
  for (let n = 0; n < count; n++) await openCase()
}
