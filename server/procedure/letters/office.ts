import { AGENCIES, type AgencyId } from '#server/web/policies/agencies.ts'

/** The person a letter names. `role` stands under the name, `unit` beside the telephone. */
export type Contact = {
  name: string
  role: string
  unit: string
  phone: string
  email: string
  room: string
}

/** What letters need to know about an agency. City, people and numbers are invented. */
export type Office = {
  id: AgencyId
  name: string
  city: string
  claim: string
  returnLine: string
  replyTo: string[]
  hours: string[]
  visit: string[]
  accessibility: string[]
  privacy: { phone: string; email: string }
  contact: Contact
}

type Place = {
  name: string
  street: string
  postcode: string
  bus: string
  contact: { name: string; phone: string; room: string }
}

const places: Record<AgencyId, Place> = {
  zentral: {
    name: 'Sozialagentur Sozialamt',
    street: 'Beispielallee 12',
    postcode: '00101',
    bus: 'Bus 1 und 9, Haltestelle Beispielallee',
    contact: { name: 'Jona Rotdorn', phone: '00000 1234-10', room: '1.03, 1. Etage' },
  },
  kinderhaus: {
    name: 'Sozialagentur Kinderhaus',
    street: 'Musterpfad 7',
    postcode: '00123',
    bus: 'Bus 5, Haltestelle Musterpfad',
    contact: { name: 'Mira Holunder', phone: '00000 1234-56', room: '2.14, 2. Etage' },
  },
  hiltrup: {
    name: 'Sozialagentur Hiltrup',
    street: 'Probeweg 31',
    postcode: '00165',
    bus: 'Bus 8, Haltestelle Probeweg',
    contact: { name: 'Kaya Wacholder', phone: '00000 1234-80', room: '0.05, Erdgeschoss' },
  },
}

/**
 * The agency with its addresses as letters show them; an unknown id is answered by the central
 * agency.
 */
export function officeOf(agencyId: string, city = 'Stadt Musterstadt'): Office {
  const id = AGENCIES.find((known) => known === agencyId) ?? 'zentral'
  const place = places[id]
  const town = city.replace(/^Stadt /, '')
  const domain = `${mailName(town)}.example`
  return {
    id,
    name: place.name,
    city,
    claim: 'Beratung und Unterstützung',
    returnLine: `${city} · ${place.street} · ${place.postcode} ${town}`,
    replyTo: [city, place.contact.name, place.street, `${place.postcode} ${town}`],
    hours: ['Montag bis Mittwoch 8 bis 16 Uhr', 'Donnerstag 8 bis 18 Uhr', 'Freitag 8 bis 13 Uhr'],
    visit: [place.name, `${place.street}, ${place.postcode} ${town}`, place.bus],
    accessibility: [
      'Robin Fink, Telefon 00000 1234-99',
      `barrierefrei@${domain}`,
      'Eingang und Aufzug ohne Stufen',
    ],
    privacy: { phone: '00000 1234-77', email: `datenschutz@${domain}` },
    contact: {
      ...place.contact,
      role: `Beratung, ${place.name}`,
      unit: place.name,
      email: `${mailName(place.contact.name.split(' ').at(-1) ?? '')}@${domain}`,
    },
  }
}

const mailName = (text: string) =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
