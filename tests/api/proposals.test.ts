import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposeAssignment } from '#server/procedure/cases/propose-assignment.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'

const CASES = 30

describe('who is to lead a case', () => {
  let door: Door
  let world: World

  beforeAll(async () => {
    door = await openDoor()
    world = await buildWorld(door)
  })
  afterAll(() => door.close())

  it('is proposed evenly, also where thirty cases open at the same moment', async () => {
    // given
    const { prisma } = door.deps.db
    const ids: string[] = []
    for (let n = 0; n < CASES; n++) ids.push((await world.openCase()).id)
    await prisma.case.updateMany({ data: { caseworkerId: null } })
    // when
    await Promise.all(ids.map((id) => proposeAssignment(door.deps, id)))
    // then
    const caseworkers = await prisma.staff.findMany({
      where: { agencyId: 'kinderhaus', roles: { has: 'caseworker' }, active: true },
    })
    const loads = await Promise.all(
      caseworkers.map(({ id }) => prisma.case.count({ where: { proposedId: id } })),
    )
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(CASES)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  })
})
