import { describe, expect, it } from 'vitest'
import { distel, drossel, file, header, list, short } from '#tests/support/recipient-lists.ts'

describe('a row with a problem', () => {
  const problems: [column: string, value: string, message: RegExp][] = [
    ['Aktenzeichen', '', /fehlt/],
    ['Aktenzeichen', '=1+1', /kein gültiges Aktenzeichen/],
    ['Aktenzeichen', 'OHNE-ZIFFER', /kein gültiges Aktenzeichen/],
    ['Aktenzeichen', '../1', /kein gültiges Aktenzeichen/],
    ['Nachname', '1234', /braucht Buchstaben/],
    ['Nachname', '=HYPERLINK(1)', /beginnt wie eine Formel/],
    ['Nachname', '@SUM', /beginnt wie eine Formel/],
    ['Vorname', '+Ina', /beginnt wie eine Formel/],
    ['Nachname', '花', /nicht gedruckt werden: „花“/],
    ['Ort', 'Rosa 🌹', /nicht gedruckt werden: „🌹“/],
    ['Nachname', 'Dis\u0007tel', /nicht gedruckt werden: Steuerzeichen/],
    ['Straße', 'M'.repeat(40), /passt nicht in das Fenster/],
    ['Vorname', 'JÃ¼rgen', /Umlaute sind beschädigt/],
    ['Vorname', 'a'.repeat(61), /länger als 60 Zeichen/],
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
    expect(JSON.stringify(result)).not.toMatch(/Geheimnis/i)
  })

  it('is named when something stands under no heading, and what is missing by its column', () => {
    const result = list(
      file(
        short,
        'A1;Distel;Rosa;Weg 1;00123',
        'A2;Fink;Rosa;Weg 2;00123;Musterstadt;zu viel',
        'A3;Star;Rosa;Weg 3;00123;Musterstadt;;',
      ),
    )

    expect(result.rows.map((row) => row.reference)).toEqual(['A3'])
    expect(result.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Ort'],
      [3, 'Spalte 7'],
    ])
  })

  it('takes today as a day on which someone may have died', () => {
    const result = list(
      file(`${short};Verstorben am`, 'A1;Distel;Rosa;Weg 1;00123;Musterstadt;2026-11-24'),
    )

    expect(result.rows[0]?.diedOn).toBe('2026-11-24')
  })
})

describe('a person with one name', () => {
  it.each([
    ['A1;Distel;;Weg 1;00123;Musterstadt', 'Distel'],
    ['A1;;Rosa;Weg 1;00123;Musterstadt', 'Rosa'],
    ['A1;O;;Weg 1;00123;Musterstadt', 'O'],
  ])('is a person: %s', (line, name) => {
    const result = list(file(short, line))

    expect(result.problems).toEqual([])
    expect(result.rows).toMatchObject([{ lastName: name, firstName: '' }])
  })

  it('is missing where both columns are empty', () => {
    const result = list(file(short, 'A1;;\u200b;Weg 1;00123;Musterstadt'))

    expect(result.problems).toMatchObject([{ column: 'Nachname', message: 'Der Wert fehlt.' }])
  })
})

describe('what nobody sees in a value', () => {
  it('is taken out, and a line break in an address becomes a comma', () => {
    const result = list(
      file(
        short,
        'A1;"Dis\ttel";Ro\u200bsa;"Weg 1\r\nHinterhaus";00123;Muster\u00adstadt',
        'A2;Dis\u202etel;"Ro\nsa";"Weg 1,\n";00123\u00a0;Musterstadt',
      ),
    )

    expect(result.problems).toEqual([])
    expect(result.rows).toMatchObject([
      { lastName: 'Dis tel', firstName: 'Rosa', street: 'Weg 1, Hinterhaus', city: 'Musterstadt' },
      { lastName: 'Distel', firstName: 'Ro sa', street: 'Weg 1', postcode: '00123' },
    ])
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
