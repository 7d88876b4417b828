import { Temporal } from 'temporal-polyfill'
import { officeZone } from './working-days.ts'

/** One talk in a calendar file. Texts are plain; they never become lines of their own. */
export type IcalEvent = {
  /** Stays the same through every change. */
  uid: string
  /** Counts the changes. */
  sequence: number
  startsAt: Date
  endsAt: Date
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  summary: string
  location?: string | null
  description?: string | null
  organizer?: { name: string; email: string }
  attendees?: string[]
}

export type IcalFile = {
  /** How mail programs take it (RFC 5546); a feed has none. */
  method?: 'REQUEST' | 'CANCEL'
  /** Name of a feed. */
  name?: string
  stampedAt: Date
  events: readonly IcalEvent[]
}

const LINE_OCTETS = 75
const PRODUCT = '-//Hilfeplan//Termine//DE'

/**
 * Europe/Berlin since 1996: the last Sundays of March and October, written out so that a calendar
 * program needs to know no zone by name.
 */
const ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${officeZone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/**
 * A calendar file (RFC 5545) with times of the office's zone, lines of at most 75 octets and CRLF.
 */
export function writeIcal({ method, name, stampedAt, events }: IcalFile): string {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    ...(name
      ? [
          `NAME:${text(name)}`,
          `X-WR-CALNAME:${text(name)}`,
          'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
        ]
      : []),
  ]
  const lines = [
    ...head,
    ...ZONE,
    ...events.flatMap((event) => linesOf(event, stampedAt)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function linesOf(event: IcalEvent, stampedAt: Date): string[] {
  const { organizer, attendees = [] } = event
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `DTSTART;TZID=${officeZone}:${local(event.startsAt)}`,
    `DTEND;TZID=${officeZone}:${local(event.endsAt)}`,
    `STATUS:${event.status}`,
    `SUMMARY:${text(event.summary)}`,
    ...(event.location ? [`LOCATION:${text(event.location)}`] : []),
    ...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
    ...(organizer
      ? [`ORGANIZER;CN=${quoted(organizer.name)}:mailto:${address(organizer.email)}`]
      : []),
    ...attendees.map(
      (email) => `ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:${address(email)}`,
    ),
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

const compact = (iso: string): string => iso.replaceAll(/[-:]/g, '')
const utc = (instant: Date): string =>
  compact(
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toString({ smallestUnit: 'second' }),
  )
const local = (instant: Date): string =>
  compact(
    Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO(officeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' }),
  )

/** Signs without a shape are left out, so that nothing but our own CRLF ends a line. */
const shown = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === '\n' ? sign : ''))
const text = (value: string): string =>
  shown(value)
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
/** A parameter's value may hold neither quotation mark nor line break. */
const quoted = (value: string): string => `"${shown(value).replaceAll(/["\n]/g, '')}"`
const address = (email: string): string => shown(email).replaceAll(/[\s"<>,;]/g, '')

/** Long lines go on in the next one after a space; no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (octets + length > LINE_OCTETS) {
      parts.push(part)
      ;[part, octets] = [' ', 1]
    }
    part += character
    octets += length
  }
  return [...parts, part].join('\r\n')
}
