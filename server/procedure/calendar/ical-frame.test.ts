import { describe, expect, it } from 'vitest'
import { writeIcal, type IcalEvent, type IcalFile } from './ical.ts'

const event: IcalEvent = {
  uid: 'a1',
  sequence: 0,
  startsAt: new Date('2026-12-03T09:00:00Z'),
  endsAt: new Date('2026-12-03T10:00:05.250Z'),
  status: 'CONFIRMED',
  summary: 'Termin',
}
const buildFile = (overrides: Partial<IcalFile> = {}): string[] =>
  writeIcal({ stampedAt: new Date('2026-11-27T08:05:09Z'), events: [event], ...overrides })
    .replaceAll('\r\n ', '')
    .split('\r\n')

describe('a calendar file as a whole', () => {
  it('is written with its zone, so that no program needs to know one by name', () => {
    expect(buildFile()).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Hilfeplan//Termine//DE',
      'CALSCALE:GREGORIAN',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
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
      'BEGIN:VEVENT',
      'UID:a1',
      'SEQUENCE:0',
      'DTSTAMP:20261127T080509Z',
      'DTSTART;TZID=Europe/Berlin:20261203T100000',
      'DTEND;TZID=Europe/Berlin:20261203T110005',
      'STATUS:CONFIRMED',
      'SUMMARY:Termin',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('of a feed has a name and says how often to look', () => {
    const lines = buildFile({ name: 'Termine, Ada', events: [] })

    expect(lines.slice(4, 7)).toEqual([
      String.raw`NAME:Termine\, Ada`,
      String.raw`X-WR-CALNAME:Termine\, Ada`,
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
    ])
    expect(lines).not.toContain('BEGIN:VEVENT')
  })

  it('says where, what about, by whom and with whom, in this order', () => {
    const lines = buildFile({
      method: 'CANCEL',
      events: [
        {
          ...event,
          location: 'Raum 1',
          description: 'Bitte Ausweis mitbringen',
          organizer: { name: 'Amt', email: 'amt@example.org' },
          attendees: ['a@example.org', 'b@example.org'],
        },
      ],
    })

    expect(lines.find((line) => line.startsWith('METHOD'))).toBe('METHOD:CANCEL')
    expect(lines.slice(lines.indexOf('SUMMARY:Termin'), -3)).toEqual([
      'SUMMARY:Termin',
      'LOCATION:Raum 1',
      'DESCRIPTION:Bitte Ausweis mitbringen',
      'ORGANIZER;CN="Amt":mailto:amt@example.org',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:a@example.org',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:b@example.org',
      'TRANSP:OPAQUE',
    ])
  })
})
