import { expect, it } from 'vitest'
import { labelOf } from './model.ts'
import { sentenceFor, type Fault } from './sentences.ts'

it.each<[Fault, string, string]>([
  [{ code: 'fill' }, 'Füllen Sie aus: Name.', 'Fill in: Name.'],
  [{ code: 'choose' }, 'Wählen Sie aus: Name.', 'Choose: Name.'],
  [{ code: 'date' }, 'Geben Sie das Datum an: Name.', 'Enter the date: Name.'],
  [{ code: 'confirm' }, 'Bestätigen Sie: Name.', 'Confirm: Name.'],
  [
    { code: 'realDate' },
    'Geben Sie ein Datum ein, das es im Kalender gibt, zum Beispiel 14.03.2027.',
    'Enter a date that exists in the calendar, for example 14/03/2027.',
  ],
  [{ code: 'text' }, 'Schreiben Sie einen Text: Name.', 'Write a text: Name.'],
  [
    { code: 'number' },
    'Geben Sie eine Zahl ein, zum Beispiel 14.',
    'Enter a number, for example 14.',
  ],
  [
    { code: 'decimals', limit: 0 },
    'Geben Sie eine ganze Zahl ein, zum Beispiel 14.',
    'Enter a whole number, for example 14.',
  ],
  [
    { code: 'decimals', limit: 2 },
    'Runden Sie auf höchstens 2 Stellen nach dem Komma.',
    'Round to at most 2 decimal places.',
  ],
  [
    { code: 'tooShort', limit: 5 },
    'Schreiben Sie mindestens 5 Zeichen.',
    'Write at least 5 characters.',
  ],
  [
    { code: 'tooLong', limit: 5 },
    'Kürzen Sie den Text auf höchstens 5 Zeichen.',
    'Shorten the text to at most 5 characters.',
  ],
  [{ code: 'tooSmall', limit: 5 }, 'Geben Sie mindestens 5 ein.', 'Enter at least 5.'],
  [{ code: 'tooBig', limit: 5 }, 'Geben Sie höchstens 5 ein.', 'Enter at most 5.'],
  [{ code: 'spelling' }, 'Prüfen Sie die Schreibweise: Name.', 'Check the spelling: Name.'],
  [
    { code: 'tooMany', limit: 5 },
    'Kürzen Sie die Liste auf höchstens 5 Einträge: Name.',
    'Shorten the list to at most 5 entries: Name.',
  ],
])('%j is said as what to do', (fault, german, english) => {
  expect(sentenceFor(fault, 'Name', 'de')).toBe(german)
  expect(sentenceFor(fault, 'Name', 'en')).toBe(english)
})

it.each(['.', '?', '!'])('a name that ends with %s keeps its own mark alone', (mark) => {
  expect(sentenceFor({ code: 'choose' }, `Gut${mark}`, 'de')).toBe(`Wählen Sie aus: Gut${mark}`)
  expect(sentenceFor({ code: 'fill' }, `A${mark} B`, 'de')).toBe(`Füllen Sie aus: A${mark} B.`)
})

it('a field is called by its label, its date label, or by nothing', () => {
  const field = { type: 'textfield', id: 'a' } as const

  expect(labelOf({ ...field, label: 'Tag', properties: { labelEn: 'Day' } }, 'en')).toBe('Day')
  expect(labelOf({ ...field, label: 'Tag', properties: { labelEn: 'Day' } }, 'de')).toBe('Tag')
  expect(labelOf({ ...field, label: 'Tag' }, 'en')).toBe('Tag')
  expect(labelOf({ ...field, dateLabel: 'Datum' }, 'de')).toBe('Datum')
  expect(labelOf(field, 'de')).toBe('')
})
