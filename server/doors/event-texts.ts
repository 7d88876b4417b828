import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import { appointmentEventTexts } from '#server/procedure/appointments/event-texts.ts'
import { campaignEventTexts } from '#server/procedure/campaigns/event-texts.ts'
import { documentEventTexts } from '#server/procedure/documents/event-texts.ts'
import { invitationEventTexts } from '#server/procedure/invitations/event-texts.ts'
import { noteEventTexts } from '#server/procedure/notes/event-texts.ts'
import { personEventTexts } from '#server/procedure/persons/event-texts.ts'
import { printEventTexts } from '#server/procedure/prints/event-texts.ts'
import { taskEventTexts } from '#server/procedure/tasks/event-texts.ts'
import { waitEventTexts } from '#server/procedure/waits/event-texts.ts'
import { caseEventTexts } from '#server/procedure/cases/event-texts.ts'

/** Words for every code that a timeline may hold. */
export const eventTexts: EventTexts = {
  ...caseEventTexts,
  ...invitationEventTexts,
  ...campaignEventTexts,
  ...printEventTexts,
  ...personEventTexts,
  ...waitEventTexts,
  ...noteEventTexts,
  ...appointmentEventTexts,
  ...documentEventTexts,
  ...taskEventTexts,
}
