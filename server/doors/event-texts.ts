import type { Sentence } from '../errors.ts'
import { appointmentEventTexts } from '../appointments/event-texts.ts'
import { campaignEventTexts } from '../campaigns/event-texts.ts'
import { documentEventTexts } from '../documents/event-texts.ts'
import { invitationEventTexts } from '../invitations/event-texts.ts'
import { noteEventTexts } from '../notes/event-texts.ts'
import { personEventTexts } from '../persons/event-texts.ts'
import { printEventTexts } from '../prints/event-texts.ts'
import { taskEventTexts } from '../tasks/event-texts.ts'
import { waitEventTexts } from '../waits/event-texts.ts'
import { caseEventTexts } from './event-texts.ts'

/** Words for every code that a timeline may hold. */
export const eventTexts: Record<string, Sentence> = { ...caseEventTexts, ...invitationEventTexts, ...campaignEventTexts, ...printEventTexts, ...personEventTexts, ...waitEventTexts, ...noteEventTexts, ...appointmentEventTexts, ...documentEventTexts, ...taskEventTexts }
