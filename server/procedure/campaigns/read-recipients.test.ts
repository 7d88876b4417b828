import { describe, expect, it } from 'vitest'
import {
  distel,
  drossel,
  file,
  header,
  list,
  short,
  today,
} from '#tests/support/recipient-lists.ts'
import { readRecipients, type RecipientList, type Refusal } from './read-recipients.ts'

const MAX_BYTES = 20 * 1024 * 1024
const latin = (text: string) => Buffer.from(text.replaceAll('€', '\x80'), 'latin1')

describe('a list that can be read', () => {
  it('becomes rows of the stored columns only', () => {
    const result = list(file(header, distel, drossel))

    expect(result.rowCount).toBe(2)
    expect(result.problems).toEqual([])
    expect(result.rows[1]).toEqual({
      line: 3,
      reference: 'HP-TEST-0002',
      lastName: 'Drossel',
      firstName: 'Jürgen',
      salutation: 'herr',
      street: 'Beispielallee 2',
      postcode: '00101',
      city: 'Musterstadt',
      district: 'mitte',
      householdType: 'single',
      language: 'tr',
      representative: 'Ida Kranich',
      representativeKind: 'guardian',
      representativeStreet: null,
      representativePostcode: null,
      representativeCity: null,
      representativeArea: null,
      blockingNotice: true,
      diedOn: '2026-02-03',
      inOtherHelp: true,
      matchKey: 'drosseljurgen|beispielallee2|00101',
    })
  })

  it('names the columns that are left out, and their values never leave the parser', () => {
    const result = list(file(header, distel))

    expect(result.columns.leftOut).toEqual(['Geburtsdatum', 'Telefon'])
    expect(result.columns.stored).toHaveLength(15)
    expect(JSON.stringify(result)).not.toMatch(/1990|00000 55/)
  })

  it.each([
    ['utf-8', Buffer.from(file(header, drossel))],
    ['utf-8-bom', Buffer.from(`\ufeff${file(header, drossel)}`)],
    ['windows-1252', latin(file(header, drossel))],
  ])('is understood in %s, with umlauts', (encoding, bytes) => {
    const result = list(bytes)

    expect(result.encoding).toBe(encoding)
    expect(result.rows[0]?.firstName).toBe('Jürgen')
    expect(result.columns.stored).toContain('Straße')
  })

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is understood with line ends %s', (_, end) => {
    const result = list([header, distel, drossel].join(end))

    expect(result.rows.map((row) => row.line)).toEqual([2, 3])
  })

  it('is understood with commas, in any order of columns and other spellings of headings', () => {
    const result = list(
      [
        'Ort,PLZ,STRASSE,vorname,NACHNAME,Az\n',
        '"Musterstadt, Nord",00123,Musterpfad 1,Rosa,Distel,hp-test-0001\n',
      ].join(''),
    )

    expect(result.delimiter).toBe(',')
    expect(result.rows[0]).toMatchObject({
      reference: 'HP-TEST-0001',
      lastName: 'Distel',
      city: 'Musterstadt, Nord',
      salutation: 'none',
      language: 'unknown',
      district: 'unknown',
    })
  })

  it('counts true lines of the file through line breaks in quotes and empty lines', () => {
    const result = list(
      file(
        '',
        short,
        '',
        'A1;Distel;Rosa;"Musterpfad',
        '',
        'am Hang";0012;Musterstadt',
        ';;;;;',
        'A2;Fink;"Ro""sa";Weg 1;123;Musterstadt',
      ),
    )

    expect(result.rowCount).toBe(2)
    expect(result.problems.map(({ line, column }) => [line, column])).toEqual([
      [4, 'PLZ'],
      [8, 'PLZ'],
    ])
  })

  it('takes an empty address as a reason to leave out, not as a fault', () => {
    const result = list(file(short, 'A1;Distel;Rosa;;;'))

    expect(result.problems).toEqual([])
    expect(result.rows[0]).toMatchObject({ street: '', matchKey: '' })
  })

  it('gives the same rows whatever the encoding, delimiter, line end and order of columns', () => {
    const rows = [header, distel, drossel].map((line) => line.split(';'))
    const expected = list(file(header, distel, drossel)).rows
    let seed = 7
    const draw = (below: number) => (seed = (seed * 16807) % 2147483647) % below

    for (let round = 0; round < 60; round++) {
      const order =
        rows[0]
          ?.map((_, index) => [draw(1000), index] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, index]) => index) ?? []
      const [delimiter, end] = [[';', ','][draw(2)], ['\n', '\r\n', '\r'][draw(3)]]
      const quote = (field: string) => (draw(2) ? `"${field.replaceAll('"', '""')}"` : field)
      const text = rows
        .map((row) => order.map((index) => quote(row[index] ?? '')).join(delimiter))
        .join(end)
      const bytes =
        [Buffer.from(text), Buffer.from(`\ufeff${text}`), latin(text)][draw(3)] ?? Buffer.alloc(0)

      expect(list(bytes).rows).toEqual(expected)
    }
  })
})

describe('a file that is turned away', () => {
  const refusals: [name: string, bytes: Buffer, message: string][] = [
    ['empty', Buffer.alloc(0), 'Die Datei ist leer.'],
    ['only blanks', Buffer.from(' \r\n \n'), 'Die Datei ist leer.'],
    [
      'a PDF',
      Buffer.from('%PDF-1.7\n1 0 obj;'),
      'Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als CSV UTF-8.',
    ],
    [
      'a spreadsheet',
      Buffer.from('PK\x03\x04rest;of;it'),
      'Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als CSV UTF-8.',
    ],
    [
      'NUL bytes',
      Buffer.from(file(short, 'A1;Dis\0tel;Rosa;Weg 1;00123;Musterstadt')),
      'Das ist keine CSV-Datei: Sie enthält Nullzeichen.',
    ],
    [
      'one column',
      Buffer.from('Hallo\nWelt\n'),
      'Das ist keine CSV-Datei: Die erste Zeile hat nur eine Spalte.',
    ],
    [
      'an open quote',
      Buffer.from(file(short, 'A1;"Distel;Rosa;Weg 1;00123;Musterstadt')),
      'Zeile 2, Spalte 2: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'text after a quote',
      Buffer.from(file(short, '', 'A1;"Dis"tel;Rosa;Weg 1;00123;Musterstadt')),
      'Zeile 3, Spalte 2: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'a quote inside',
      Buffer.from(file(short, 'A1;Dis"tel;Rosa;Weg 1;00123;Musterstadt')),
      'Zeile 2, Spalte 2: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'a huge field',
      Buffer.from(file(short, `A1;${'ü'.repeat(2049)};Rosa;Weg 1;00123;Musterstadt`)),
      'Zeile 2, Spalte 2: Ein Feld ist größer als 4 kB.',
    ],
    ['a million columns', Buffer.from(';'.repeat(1_000_000)), 'Zeile 1 hat mehr als 200 Spalten.'],
    [
      'missing columns',
      Buffer.from('Aktenzeichen;Nachname;Vorname\nA1;Distel;Rosa\n'),
      'In der Kopfzeile fehlt: Straße, PLZ, Ort.',
    ],
    [
      'a doubled heading',
      Buffer.from(`${short};NACHNAME\n`),
      'Die Spalte „NACHNAME“ kommt zweimal vor.',
    ],
    [
      'a heading twice under two spellings',
      Buffer.from(`${short};Strasse\n`),
      'Die Spalte „Strasse“ kommt zweimal vor.',
    ],
    [
      'a heading made to look different',
      Buffer.from(`${short};Nach\u200bname\n`),
      'Die Spalte „Nachname“ kommt zweimal vor.',
    ],
    [
      'an unknown heading twice',
      Buffer.from(`${short};Notiz;Notiz\n`),
      'Die Spalte „Notiz“ kommt zweimal vor.',
    ],
    [
      'nothing below the header',
      Buffer.from(file(short)),
      'Die Liste hat keine Zeilen unter der Kopfzeile.',
    ],
    [
      'too many lines',
      Buffer.from(`${short}\n${'A1;D;R;W 1;00123;M\n'.repeat(50_001)}`),
      'Die Liste hat mehr als 50.000 Zeilen.',
    ],
    ['too many bytes', Buffer.alloc(MAX_BYTES + 1, 'a'), 'Die Datei ist größer als 20 MB.'],
  ]

  it.each(refusals)('is told why: %s', (_, bytes, message) => {
    const { refused } = refusalOf(readRecipients(bytes, { today }))

    expect(refused.message).toBe(message)
    expect(refused.messageEn.length).toBeGreaterThan(10)
  })

  it('may hold any bytes without bringing the parser down', () => {
    let seed = 11
    const draw = () => (seed = (seed * 48271) % 2147483647)
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(file(header, distel, drossel))
      for (let hit = 0; hit < 1 + (round % 6); hit++) bytes[draw() % bytes.length] = draw() % 256

      const result = readRecipients(bytes, { today })

      expect(
        'refused' in result ||
          result.rows.length + new Set(result.problems.map(({ line }) => line)).size ===
            result.rowCount,
      ).toBe(true)
    }
  })
})

describe('a long list', () => {
  it('of 50,000 lines is read whole', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) =>
      distel.replace('0001', String(index)).replace('Musterpfad 1', `Musterpfad ${index}`),
    )

    const result = list(file(header, ...lines))

    expect(result.rows).toHaveLength(50_000)
  }, 60_000)
})

function refusalOf(result: RecipientList | Refusal): Refusal {
  if ('refused' in result) return result
  throw new Error('the list was read')
}
