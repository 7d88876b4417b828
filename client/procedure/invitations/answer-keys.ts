import * as m from '#client/generated/messages/messages.js'
import type { Channel, Response } from './queries.ts'

/** What a person at the desk may choose: an answer, or that nobody may write any more. */
export type Choice = Response | 'no-contact'

type Entry = { key: string; choice: Choice; label: () => string }

/**
 * Ja, Frage, Später, Nein, Keine Post mehr: the keys are the same in both languages, as they are
 * printed on the desk's card.
 */
export const ANSWERS: readonly Entry[] = [
  { key: 'j', choice: 'accept', label: m.responseAccept },
  { key: 'f', choice: 'question', label: m.responseQuestion },
  { key: 's', choice: 'later', label: m.responseLater },
  { key: 'n', choice: 'decline', label: m.responseDecline },
  { key: 'k', choice: 'no-contact', label: m.responseNoContact },
]

export const choiceForKey = (key: string): Choice | undefined =>
  ANSWERS.find((entry) => entry.key === key.toLowerCase())?.choice

/** The choice that an answer stands for. */
export const choiceOf = (response: string): Choice | null =>
  ANSWERS.find(({ choice }) => choice === response)?.choice ?? null

export const responseName = (response: string): string =>
  ANSWERS.find(({ choice }) => choice === response)?.label() ?? response

export const CHANNELS: readonly { value: Channel; label: () => string }[] = [
  { value: 'slip', label: m.channelSlip },
  { value: 'phone', label: m.channelPhone },
  { value: 'counter', label: m.channelCounter },
  { value: 'mail', label: m.channelMail },
  { value: 'third-person', label: m.channelThirdPerson },
]

/** The way an answer came, from its code. */
export const channelOf = (code: string): Channel =>
  CHANNELS.find(({ value }) => value === code)?.value ?? 'slip'

export const channelName = (channel: string): string =>
  CHANNELS.find(({ value }) => value === channel)?.label() ?? channel
