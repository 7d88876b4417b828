import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAnswers } from '#server/procedure/forms/check-form.ts'
import type { Form } from '#server/procedure/forms/model.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import type { Browser, Answer } from '#tests/support/browser.ts'
import { buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'

let desk: CampaignDesk
let world: World
let centre: Browser
let owner: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  await desk.clear()
  world = await buildWorld(desk.door)
  centre = await desk.as('centre')
  owner = await desk.as('owner')
})
afterAll(() => desk.door.close())

/** What was kept of it, or the sentence it was turned away with. */
type Outcome = { kept: string } | { refused: string }

const sentenceIn = ({ json, text }: Answer): string =>
  Array.isArray(json['issues']) ? json['issues'].map(({ message }) => message).join(' ') : text

const form = JSON.parse(
  readFileSync('processes/client-invitation/clarify-address.form', 'utf8'),
) as Form
const longForm: Form = {
  ...form,
  components: [{ type: 'textarea', id: 'a', key: 'a', label: 'Anliegen' }],
}

/** Each entrance of a kind of text: what becomes of what is typed there. */
const entrances: Record<
  'name' | 'address' | 'long',
  Record<string, (typed: string) => Promise<Outcome>>
> = {
  name: {
    'list of recipients': async (typed) => {
      const id = await desk.create()
      const quoted = `"${typed.replaceAll('"', '""')}"`
      const preview = await desk.upload(id, `HP-1;${quoted};Ada;Weg 1;00101;Musterstadt;;;;;;`)
      const [row] = await desk.deps.db.prisma.recipientRow.findMany({ where: { campaignId: id } })
      const data = row?.data
      return typeof data === 'object' && data && 'lastName' in data
        ? { kept: String(data['lastName']) }
        : { refused: preview.problems.map(({ message }) => message).join(' ') }
    },
    'walk-in': async (typed) => {
      const answer = await centre.fetch('/api/walk-ins', {
        method: 'POST',
        body: {
          isAnother: true,
          lastName: typed,
          firstName: 'Ada',
          street: `Weg ${randomUUID().slice(0, 8)}`,
        },
      })
      if (answer.status !== 201) return { refused: sentenceIn(answer) }
      const id = String(answer.json['personId'])
      const person = await desk.deps.db.prisma.person.findUniqueOrThrow({ where: { id } })
      return { kept: person.lastName }
    },
    'person page': async (typed) => {
      const { personId } = await world.openCase()
      const answer = await centre.fetch(`/api/persons/${personId}/contact`, {
        method: 'PUT',
        body: {
          phone: '',
          email: '',
          language: 'de',
          interpreter: '',
          accessNeeds: '',
          representative: typed,
          representativeKind: 'proxy',
        },
      })
      if (answer.status !== 200) return { refused: sentenceIn(answer) }
      const person = await desk.deps.db.prisma.person.findUniqueOrThrow({
        where: { id: personId },
      })
      return { kept: person.representative ?? '' }
    },
  },
  address: {
    'walk-in': async (typed) => {
      const answer = await centre.fetch('/api/walk-ins', {
        method: 'POST',
        body: { lastName: `Probe ${randomUUID().slice(0, 8)}`, firstName: 'Ada', street: typed },
      })
      if (answer.status !== 201) return { refused: sentenceIn(answer) }
      const id = String(answer.json['personId'])
      const person = await desk.deps.db.prisma.person.findUniqueOrThrow({ where: { id } })
      return { kept: person.street }
    },
    'address change': async (typed) => {
      const answers = {
        outcome: 'new',
        street: typed,
        postcode: '00101',
        city: 'M',
        source: 'person',
      }
      const { errors, values } = await checkAnswers(form, answers, { language: 'de' })
      const refused = Object.values(errors).join(' ')
      return refused ? { refused } : { kept: String(values['street']) }
    },
  },
  long: {
    note: async (typed) => {
      const { id } = await world.openCase()
      const noteId = randomUUID()
      const answer = await owner.fetch(`/api/cases/${id}/notes`, {
        method: 'POST',
        body: { id: noteId, kind: 'note', text: typed },
      })
      if (answer.status >= 400) return { refused: sentenceIn(answer) }
      const note = await desk.deps.db.prisma.caseNote.findUniqueOrThrow({ where: { id: noteId } })
      return { kept: note.text }
    },
    form: async (typed) => {
      const { errors, values } = await checkAnswers(longForm, { a: typed }, { language: 'de' })
      const refused = Object.values(errors).join(' ')
      return refused ? { refused } : { kept: String(values['a']) }
    },
  },
}

const tries = Object.entries(entrances).flatMap(([kind, of]) =>
  Object.entries(of).map(([name, type]) => ({ kind, name, type })),
)
const dataTries = tries.filter(({ kind }) => kind !== 'long')

describe('each entrance', () => {
  it.each(tries)('takes out what nobody sees: $kind, $name', async ({ type }) => {
    expect(await type('Dis\u200btel\u00ad \ufeff\u202eweg')).toEqual({ kept: 'Distel weg' })
  })

  it.each(tries)('says what no font draws: $kind, $name', async ({ type }) => {
    expect(await type('Distel 🌹')).toEqual({
      refused: expect.stringContaining('Diese Zeichen können nicht gedruckt werden: „🌹“.'),
    })
  })

  it.each(dataTries)('refuses formulas: $kind, $name', async ({ type }) => {
    expect(await type('=1+1')).toEqual({ refused: expect.stringContaining('Formel') })
  })

  it.each(dataTries)('refuses damaged umlauts: $kind, $name', async ({ type }) => {
    expect(await type('MÃ¼ller')).toEqual({ refused: expect.stringContaining('Umlaute') })
  })

  it.each(tries.filter(({ kind }) => kind === 'name'))(
    'knows names of one letter: $name',
    async ({ type }) => {
      expect(await type('O')).toEqual({ kept: 'O' })
    },
  )

  it.each(tries)('never speaks in codes: $kind, $name', async ({ type, kind }) => {
    const broken = await type('Dis\r\ntel')
    const kept = { name: 'Dis tel', address: 'Dis, tel', long: 'Dis\ntel' }[kind]
    expect(broken).toEqual({ kept })
  })
})

describe('a walk-in without any name', () => {
  it('is told where to write one', async () => {
    // when
    const answer = await centre.fetch('/api/walk-ins', {
      method: 'POST',
      body: { lastName: '\u200b', firstName: ' ' },
    })
    // then
    expect(answer.status).toBe(400)
    expect(answer.json['issues']).toEqual([
      { path: 'lastName', message: 'Bitte geben Sie einen Namen an.' },
    ])
  })

  it('has one in either field', async () => {
    // when
    const { status, json } = await centre.fetch('/api/walk-ins', {
      method: 'POST',
      body: { firstName: 'Suharto' },
    })
    // then
    expect(status).toBe(201)
    const id = String(json['personId'])
    expect(await desk.deps.db.prisma.person.findUniqueOrThrow({ where: { id } })).toMatchObject({
      lastName: 'Suharto',
      firstName: '',
    })
    expect((await centre.fetch(`/api/persons/${id}`)).json['displayName']).toBe('Suharto')
  })

  it('is told when no letter could carry it', async () => {
    // when
    const answer = await centre.fetch('/api/walk-ins', {
      method: 'POST',
      body: { lastName: 'M'.repeat(50), street: 'Weg 1', postcode: '00101', city: 'Musterstadt' },
    })
    // then
    expect(answer.status).toBe(400)
    expect(sentenceIn(answer)).toContain('passt nicht in das Fenster')
  })
})

describe('what an entrance takes', () => {
  it.each([
    'O',
    'Yıldız-Ḥolunder',
    'M'.repeat(20),
    'i'.repeat(60),
    'Anna Lena Maria von der Heide',
  ])('a letter prints: %s', async (name) => {
    // given
    const outcome = await entrances.name['walk-in']?.(name)
    // when
    const person = buildLetterPerson({ lastName: name, firstName: '' })
    // then
    expect(outcome).toEqual({ kept: name })
    expect(checkLetter(buildLetter({ person }))).toEqual([])
  })
})
