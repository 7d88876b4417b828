import { describe, expect, it } from 'vitest'
import { writeIcal, type IcalEvent } from './ical.ts'

const buildEvent = (over: Partial<IcalEvent> = {}): IcalEvent => ({
  uid: 'a1',
  sequence: 0,
  startsAt: new Date('2026-12-03T09:00:00Z'),
  endsAt: new Date('2026-12-03T10:00:00Z'),
  status: 'CONFIRMED',
  summary: 'Termin',
  ...over,
})
const fileOf = (over: Partial<IcalEvent> = {}) =>
  writeIcal({
    method: 'REQUEST',
    stampedAt: new Date('2026-11-27T08:05:09.123Z'),
    events: [buildEvent(over)],
  })
const linesOf = (file: string) => file.split('\r\n')
/** As a calendar program joins the lines again. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')
const valueOf = (file: string, name: string) => unfolded(file).find((line) => line.startsWith(name))

describe('a calendar file', () => {
  it('names time, zone, number of the change and what it is for', () => {
    expect(
      linesOf(fileOf({ sequence: 3, location: 'Beratung 1' })).filter(
        (line) =>
          /^(METHOD|UID|SEQUENCE|DT|STATUS|SUMMARY|LOCATION)/.test(line) &&
          !line.startsWith('DTSTART:1996'),
      ),
    ).toEqual([
      'METHOD:REQUEST',
      'UID:a1',
      'SEQUENCE:3',
      'DTSTAMP:20261127T080509Z',
      'DTSTART;TZID=Europe/Berlin:20261203T100000',
      'DTEND;TZID=Europe/Berlin:20261203T110000',
      'STATUS:CONFIRMED',
      'SUMMARY:Termin',
      'LOCATION:Beratung 1',
    ])
  })

  it.each([
    ['the last hour of winter time', '2026-03-29T00:30:00Z', '20260329T013000'],
    ['the first hour of summer time', '2026-03-29T01:30:00Z', '20260329T033000'],
    ['a summer day', '2026-07-01T08:00:00Z', '20260701T100000'],
    ['the Friday before winter time', '2026-10-23T08:00:00Z', '20261023T100000'],
    ['the Monday after it', '2026-10-26T09:00:00Z', '20261026T100000'],
    ['across the turn of the year', '2026-12-31T23:30:00Z', '20270101T003000'],
  ])('shows the office its own clock in %s', (_, startsAt, expected) => {
    const start = new Date(startsAt)

    expect(
      valueOf(
        fileOf({ startsAt: start, endsAt: new Date(start.getTime() + 3_600_000) }),
        'DTSTART;',
      ),
    ).toBe(`DTSTART;TZID=Europe/Berlin:${expected}`)
  })

  it('brings the rule of its zone along, as it has held since 1996', () => {
    const lines = linesOf(fileOf())
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'))

    expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
    expect(zone.filter((line) => line.startsWith('TZOFFSET'))).toEqual([
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
    ])
  })

  it('has lines of at most 75 octets, ended by CRLF, and cuts no character in two', () => {
    const location = 'Äußerer Übergang, Haus 7 – 🌻🌻🌻 '.repeat(12).trim()
    const file = fileOf({ location })

    expect(file.endsWith('\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...linesOf(file).map((line) => Buffer.byteLength(line)))).toBe(75)
    expect(valueOf(file, 'LOCATION')).toBe(`LOCATION:${location.replaceAll(',', String.raw`\,`)}`)
    expect(file).not.toContain('�')
  })

  it.each([
    [
      'a line of its own',
      'Raum 1\r\nATTENDEE:mailto:x@example.org',
      String.raw`LOCATION:Raum 1\nATTENDEE:mailto:x@example.org`,
    ],
    ['a bare line end', 'Raum 1\rBEGIN:VEVENT', String.raw`LOCATION:Raum 1\nBEGIN:VEVENT`],
    ['an end of the file', 'Raum 1\nEND:VCALENDAR', String.raw`LOCATION:Raum 1\nEND:VCALENDAR`],
    ['separators and backslashes', String.raw`a;b,c\d\n`, String.raw`LOCATION:a\;b\,c\\d\\n`],
    ['signs without a shape', 'Raum\u0000 \u0085\u20281', 'LOCATION:Raum 1'],
  ])('takes %s for text', (_, location, expected) => {
    const file = fileOf({ location })

    expect(valueOf(file, 'LOCATION')).toBe(expected)
    expect(
      linesOf(file).filter((line) => /^(ATTENDEE|BEGIN:VEVENT|END:VCALENDAR)/.test(line)),
    ).toEqual(['BEGIN:VEVENT', 'END:VCALENDAR'])
  })

  it('keeps a hostile name and address inside their quotation marks', () => {
    const file = fileOf({
      organizer: { name: 'Ada "; X=1\r\nX-EVIL:1', email: 'a@b.example>\r\nX-EVIL:2' },
      attendees: ['c@d.example;X=1'],
    })

    expect(valueOf(file, 'ORGANIZER')).toBe(
      'ORGANIZER;CN="Ada ; X=1X-EVIL:1":mailto:a@b.exampleX-EVIL:2',
    )
    expect(valueOf(file, 'ATTENDEE')).toBe(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:c@d.exampleX=1',
    )
    expect(unfolded(file).filter((line) => line.startsWith('X-EVIL'))).toEqual([])
  })
})
