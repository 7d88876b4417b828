import { randomInt } from 'node:crypto'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { until, type Send } from './application.ts'
import { printAll } from './post-letters.ts'
import { dayFrom } from './scenario.ts'
import { invitationSubject } from '#server/base/subject.ts'

export type Household = { street?: string; phone?: string | null }

/** Invites single households and posts their letters, as the customer centre would. */
export class InvitationLetters {
  private readonly deps: Deps
  private readonly centre: Send

  constructor(deps: Deps, centre: Send) {
    this.deps = deps
    this.centre = centre
  }

  /** One household asked by its own process; returns the invitation's id. */
  async invite({ street = 'Musterpfad 7', phone = null }: Household = {}): Promise<string> {
    const { deps } = this
    const name = `Probe${randomInt(2 ** 40)}`
    return await deps.db.tx(async (tx) => {
      const { id: householdId } = await tx.household.create({ data: { type: 'single' } })
      const person = {
        householdId,
        reference: name.toUpperCase(),
        lastName: name,
        firstName: 'Rosa',
        salutation: 'frau',
        street,
        postcode: '00123',
        city: 'Musterstadt',
        district: 'kinderhaus',
        language: 'de',
        phone,
        matchKey: name,
      }
      const { id: personId } = await tx.person.create({ data: person })
      const { id } = await tx.invitation.create({
        data: { personId, agencyId: 'kinderhaus', status: 'opening', createdAt: deps.clock.now() },
      })
      const variables = {
        invitationId: id,
        clientId: personId,
        campaignId: null,
        documentType: 'INVITATION_1',
        generation: 1,
        resumeAt: null,
        resumeInCall: null,
      }
      await enqueueMessage(tx, deps, {
        stream: invitationSubject(id),
        name: 'InvitationRequested',
        correlationKey: id,
        variables,
        isStart: true,
      })
      return id
    })
  }

  queued(invitationId: string, documentType: string) {
    return until(`${documentType} is queued`, () =>
      this.deps.db.prisma.letter.findFirst({
        where: { invitationId, documentType, state: 'queued' },
        orderBy: { createdAt: 'desc' },
      }),
    )
  }

  waiting(id: string, not = '00000000-0000-0000-0000-000000000000') {
    return until('the invitation waits', () =>
      this.deps.db.prisma.wait.findFirst({
        where: {
          subject: `invitation:${id}`,
          rule: 'response-period',
          closedAt: null,
          id: { not },
        },
      }),
    )
  }

  /** Prints and posts whatever lies in the print room. */
  async postAll(): Promise<void> {
    const { centre, deps } = this
    const run = await printAll(centre)
    await centre(`/api/print-runs/${run.id}/posting`, {
      method: 'POST',
      body: { postedOn: dayFrom(deps, 0) },
    })
  }

  async posted(household: Household = {}) {
    const id = await this.invite(household)
    await this.queued(id, 'INVITATION_1')
    await this.postAll()
    return { id, subject: `invitation:${id}`, wait: await this.waiting(id) }
  }
}
