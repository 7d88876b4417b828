import { describe, expect, it } from 'vitest'
import { officeOf } from '#server/procedure/letters/office.ts'
import { AGENCIES } from '#server/web/policies/agencies.ts'
import { staff } from './staff.ts'

const countOf = (role: string) => staff.filter(({ roles }) => roles.includes(role)).length

describe('the invented staff', () => {
  it('has the roles of the procedure', () => {
    const roles = [
      'caseworker',
      'team-lead',
      'customer-centre',
      'campaign-manager',
      'process-owner',
      'manager',
      'privacy-officer',
      'system-admin',
    ]

    expect(roles.map(countOf)).toEqual([6, 3, 2, 1, 2, 1, 1, 1])
    expect(staff).toHaveLength(17)
  })

  it.each(AGENCIES)(
    'gives %s two caseworkers and a lead, one of them the contact of its letters',
    (agency) => {
      const team = staff.filter((person) => person.agency === agency)
      const { contact } = officeOf(agency)

      expect(team.map(({ roles }) => roles[0])).toEqual(['caseworker', 'caseworker', 'team-lead'])
      expect(team.find(({ displayName }) => displayName === contact.name)).toMatchObject({
        phone: contact.phone,
        email: contact.email,
        room: contact.room,
      })
    },
  )

  it('has user names, telephones and addresses that are unique and plain', () => {
    for (const key of ['username', 'phone', 'email'] as const)
      expect(new Set(staff.map((person) => person[key])).size).toBe(staff.length)
    expect(
      staff.every(
        ({ username, email }) =>
          /^[a-z]+$/.test(username) && email === `${username}@musterstadt.example`,
      ),
    ).toBe(true)
  })
})
