import * as m from '#client/generated/messages/messages.js'
import { Checklist, Radios } from '#client/ui/choice-fields.tsx'
import type { PersonDetail } from '#server/procedure/persons/person-schema.ts'

type Contact = PersonDetail['contact']
export type TalkWishes = Pick<Contact, 'talkWishes' | 'channels' | 'preferredContact'>

export const NO_WISHES: TalkWishes = { talkWishes: [], channels: [], preferredContact: '' }

const WISHES: Record<Contact['talkWishes'][number], () => string> = {
  'step-free': m.wishStepFree,
  childcare: m.wishChildcare,
  evening: m.wishEvening,
  companion: m.wishCompanion,
}
const CHANNELS: Record<Contact['channels'][number], () => string> = {
  phone: m.channelMayCall,
  sms: m.channelMayText,
  email: m.channelMayMail,
}
const CONTACTS: Record<Contact['preferredContact'], () => string> = {
  '': m.notTalkedAbout,
  letter: m.contactByLetter,
  phone: m.phone,
  email: m.email,
  counter: m.contactAtCounter,
}

const optionsOf = <Value extends string>(names: Record<Value, () => string>) =>
  // Object.keys knows texts only; the record has these keys and no other
  (Object.keys(names) as Value[]).map((value) => ({ value, label: names[value]() }))

/** What makes a talk possible and how the person may be reached; none of it has to be said. */
export function TalkWishFields({
  value,
  isDisabled = false,
  onChange,
}: {
  value: TalkWishes
  isDisabled?: boolean
  onChange: (part: Partial<TalkWishes>) => void
}) {
  return (
    <>
      <Checklist
        label={m.talkWishes()}
        options={optionsOf(WISHES)}
        value={value.talkWishes}
        onChange={(talkWishes) => onChange({ talkWishes })}
        isDisabled={isDisabled}
      />
      <Checklist
        label={m.contactChannels()}
        hint={m.contactChannelsHint()}
        options={optionsOf(CHANNELS)}
        value={value.channels}
        onChange={(channels) => onChange({ channels })}
        isDisabled={isDisabled}
      />
      <Radios
        label={m.preferredContact()}
        options={optionsOf(CONTACTS)}
        value={value.preferredContact}
        onChange={(preferredContact) => onChange({ preferredContact })}
        isDisabled={isDisabled}
      />
    </>
  )
}

/** The same in words, for a page that only shows it. */
export const wishWords = ({ talkWishes }: TalkWishes): string =>
  talkWishes.map((wish) => WISHES[wish]()).join(', ')

export const contactWords = ({ channels, preferredContact }: TalkWishes): string =>
  [
    ...(preferredContact ? [m.contactPreferred({ way: CONTACTS[preferredContact]() })] : []),
    ...channels.map((channel) => CHANNELS[channel]()),
  ].join(', ')
