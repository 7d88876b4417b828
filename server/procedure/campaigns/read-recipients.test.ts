import { describe, expect, it } from 'vitest'
import type { RecipientList, Refusal } from './read-recipients.ts'
import { readRecipients } from './read-recipients.ts'

const today = '2026-11-24'
const header =
  'Aktenzeichen;Anrede;Nachname;Vorname;Straße;PLZ;Ort;Stadtbezirk;Haushaltstyp;Sprache;Vertretung;Vertretungsart;Auskunftssperre;Verstorben am;In anderer Hilfe;Geburtsdatum;Telefon'
const distel =
  'HP-TEST-0001;Frau;Distel;Rosa;Musterpfad 1;00123;Musterstadt;Kinderhaus;alleinerziehend;Deutsch;;;nein;;nein;01.05.1990;00000 55'
const drossel =
  'HP-TEST-0002;Herr;Drossel;Jürgen;Beispielallee 2;00101;Musterstadt;Mitte;alleinstehend;Türkisch;Ida Kranich;Betreuung;ja;03.02.2026;ja;;'
const short = 'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort'

const read = (text: string | Buffer) => readRecipients(Buffer.from(text as string), { today })
const list = (text: string | Buffer) => expectList(read(text))
const file = (...lines: string[]) => lines.join('\r\n') + '\r\n'
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
      blockingNotice: true,
      diedOn: '2026-02-03',
      inOtherHelp: true,
      matchKey: 'drosseljuergen|beispielallee2|00101',
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
      'Ort,PLZ,STRASSE,vorname,NACHNAME,Az\n"Musterstadt, Nord",00123,Musterpfad 1,Rosa,Distel,hp-test-0001\n',
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
        'am Hang";00123;Musterstadt',
        ';;;;;',
        'A2;Fink;"Ro""sa";Weg 1;123;Musterstadt',
      ),
    )

    expect(result.rowCount).toBe(2)
    expect(result.problems.map(({ line, column }) => [line, column])).toEqual([
      [4, 'Straße'],
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
      'UTF-16',
      Buffer.from(`\ufeff${file(short)}`, 'utf16le'),
      'Die Datei ist in UTF-16 gespeichert. Bitte speichern Sie sie als CSV UTF-8.',
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
      'Zeile 2: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'text after a quote',
      Buffer.from(file(short, '', 'A1;"Dis"tel;Rosa;Weg 1;00123;Musterstadt')),
      'Zeile 3: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'a quote inside',
      Buffer.from(file(short, 'A1;Dis"tel;Rosa;Weg 1;00123;Musterstadt')),
      'Zeile 2: Ein Anführungszeichen steht allein oder an falscher Stelle.',
    ],
    [
      'a huge field',
      Buffer.from(file(short, `A1;${'ü'.repeat(2049)};Rosa;Weg 1;00123;Musterstadt`)),
      'Zeile 2: Ein Feld ist größer als 4 kB.',
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
    ['too many bytes', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'Die Datei ist größer als 20 MB.'],
  ]

  it.each(refusals)('is told why: %s', (_, bytes, message) => {
    const result = readRecipients(bytes, { today }) as Refusal

    expect(result.refused.message).toBe(message)
    expect(result.refused.messageEn.length).toBeGreaterThan(10)
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

describe('a row with a problem', () => {
  const problems: [column: string, value: string, message: RegExp][] = [
    ['Aktenzeichen', '', /fehlt/],
    ['Aktenzeichen', '=1+1', /kein gültiges Aktenzeichen/],
    ['Aktenzeichen', 'OHNE-ZIFFER', /kein gültiges Aktenzeichen/],
    ['Aktenzeichen', '../1', /kein gültiges Aktenzeichen/],
    ['Nachname', '', /fehlt/],
    ['Nachname', '1234', /braucht Buchstaben/],
    ['Nachname', '=HYPERLINK(1)', /beginnt wie eine Formel/],
    ['Nachname', '@SUM', /beginnt wie eine Formel/],
    ['Vorname', '+Ina', /beginnt wie eine Formel/],
    ['Nachname', '花', /nicht gedruckt werden: U\+82B1/],
    ['Nachname', 'Dis\u202etel', /nicht gedruckt werden: U\+202E/],
    ['Nachname', '"Dis\ttel"', /nicht gedruckt werden: U\+0009/],
    ['Vorname', 'JÃ¼rgen', /Umlaute sind beschädigt/],
    ['Vorname', 'a'.repeat(61), /länger als 60 Zeichen/],
    ['Straße', '', /fehlt/],
    ['PLZ', '123', /fünf Ziffern/],
    ['PLZ', '0012A', /fünf Ziffern/],
    ['Ort', '', /fehlt/],
    ['Anrede', 'Dame', /Möglich sind: Frau, Herr, keine Angabe/],
    ['Haushaltstyp', 'WG', /nicht bekannt/],
    ['Sprache', 'Klingonisch', /Möglich sind: Deutsch, Russisch, Türkisch/],
    ['Vertretungsart', 'Nachbar', /Betreuung, Vollmacht/],
    ['Auskunftssperre', 'vielleicht', /ja, nein/],
    ['In anderer Hilfe', '2', /ja, nein/],
    ['Verstorben am', '31.02.2026', /kein gültiges Datum/],
    ['Verstorben am', 'gestern', /kein gültiges Datum/],
    ['Verstorben am', '25.11.2026', /liegt in der Zukunft/],
  ]

  it.each(problems)('is named by column %s for %s', (column, value, message) => {
    const fields = distel.split(';')
    fields[header.split(';').indexOf(column)] = value

    const result = list(file(header, drossel, fields.join(';')))

    expect(result.rows.map((row) => row.line)).toEqual([2])
    expect(result.problems).toEqual([
      {
        line: 3,
        column,
        message: expect.stringMatching(message),
        messageEn: expect.stringMatching(/\w+/),
      },
    ])
  })

  it('is named without its value', () => {
    const secret = 'Geheimnis花'
    const fields = distel.split(';').map(() => secret)

    const result = list(file(header, fields.join(';')))

    expect(result.problems.length).toBeGreaterThan(10)
    expect(JSON.stringify(result)).not.toMatch(/Geheimnis|花/i)
  })

  it('is named when it has more or fewer fields than the header', () => {
    const result = list(
      file(
        short,
        'A1;Distel;Rosa;Weg 1;00123',
        'A2;Fink;Rosa;Weg 2;00123;Musterstadt;zu viel',
        'A3;Star;Rosa;Weg 3;00123;Musterstadt;;',
      ),
    )

    expect(result.rows.map((row) => row.reference)).toEqual(['A3'])
    expect(
      result.problems.filter(({ column }) => column === 'Zeile').map(({ line }) => line),
    ).toEqual([2, 3])
  })

  it('takes today as a day on which someone may have died', () => {
    const result = list(
      file(`${short};Verstorben am`, 'A1;Distel;Rosa;Weg 1;00123;Musterstadt;2026-11-24'),
    )

    expect(result.rows[0]?.diedOn).toBe('2026-11-24')
  })
})

describe('duplicates', () => {
  it('are found by number, whatever its case', () => {
    const result = list(
      file(
        short,
        'a1;Distel;Rosa;Weg 1;00123;Musterstadt',
        'A2;Fink;Ina;Weg 2;00123;Musterstadt',
        'A1;Star;Uwe;Weg 3;00123;Musterstadt',
      ),
    )

    expect(result.duplicates).toEqual([{ kind: 'same-number', lines: [2, 4] }])
  })

  it.each([
    ['Müller-Ahorn;Jörg;Große Straße 5', 'MUELLER AHORN;Joerg;Grosse Str. 5'],
    ['Yıldız;Ayşe;Musterpfad 5a', 'Yildiz;Ayse;Musterpfad 5 A'],
    ["O'Drossel;Anna Lena;Musterpfad 5", 'ODrossel;Anna-Lena;Musterpfad 5'],
    ['Distel;Rosa;Musterpfad 5', 'Rosa;Distel;Musterpfad 5'],
  ])('are found as one person under two numbers: %s and %s', (one, other) => {
    const result = list(file(short, `A1;${one};00123;Musterstadt`, `A2;${other};00123;Musterstadt`))

    expect(result.duplicates).toEqual([{ kind: 'same-person', lines: [2, 3] }])
  })

  it('are not twins at one address, nor namesakes elsewhere', () => {
    const result = list(
      file(
        short,
        'A1;Distel;Rosa;Weg 1;00123;Musterstadt',
        'A2;Distel;Ina;Weg 1;00123;Musterstadt',
        'A3;Distel;Rosa;Weg 11;00123;Musterstadt',
        'A4;Fink;Uwe;;;',
        'A5;Fink;Uwe;;;',
      ),
    )

    expect(result.duplicates).toEqual([])
  })
})

describe('a long list', () => {
  it('of 50,000 lines is read within five seconds', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) =>
      distel.replace('0001', String(index)).replace('Musterpfad 1', `Musterpfad ${index}`),
    )
    const from = performance.now()

    const result = list(file(header, ...lines))

    expect(result.rows).toHaveLength(50_000)
    expect(performance.now() - from).toBeLessThan(5000)
  })
})

function expectList(result: RecipientList | Refusal): RecipientList {
  if ('refused' in result) throw new Error(`refused: ${result.refused.message}`)
  return result
}
