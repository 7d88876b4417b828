import type { LetterRequest } from './letter-data.ts'

/** To whom samples of letters are written: nobody real. */
export const samplePerson: LetterRequest['person'] = {
  firstName: 'Rosa',
  lastName: 'Distel',
  salutation: 'frau',
  street: 'Musterpfad 42',
  postcode: '00123',
  city: 'Musterstadt',
  language: 'de',
}
