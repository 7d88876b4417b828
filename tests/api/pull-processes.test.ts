import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDb, type Db } from '#server/base/db.ts'
import { writeStudioVersions } from '#server/desks/studio/write-studio-versions.ts'
import { createDoorDatabase, type DoorDatabase } from '#tests/support/door-database.ts'

describe('pulling what the studio put live', () => {
  let database: DoorDatabase
  let db: Db
  const folder = mkdtempSync(join(tmpdir(), 'hilfeplan-pull-'))

  beforeAll(async () => {
    database = await createDoorDatabase()
    db = openDb(database.appUrl, 1)
  })
  afterAll(async () => {
    await db.close()
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  const deployed = (process: string, version: number, source: 'shipped' | 'studio') =>
    db.prisma.deployment.create({
      data: {
        process,
        version,
        source,
        definitionKey: `${version}`,
        checksum: `${process}-${version}`,
        xml: `<v${version}/>`,
        forms: { ask: { id: 'ask' } },
        decisions: { choose: '<dmn/>' },
        contract: '',
        deployedAt: new Date(2026, 0, version),
      },
    })

  it('writes the versions in force that came from the studio, and no other', async () => {
    // given
    await deployed('changed', 1, 'shipped')
    await deployed('changed', 2, 'studio')
    await deployed('overtaken', 1, 'studio')
    await deployed('overtaken', 2, 'shipped')
    // when
    const pulled = await writeStudioVersions(db, folder)
    // then
    expect(pulled).toEqual([
      {
        process: 'changed',
        version: 2,
        files: ['changed.bpmn', 'ask.form', 'choose.dmn'],
        leavesDescription: false,
      },
    ])
    expect(readdirSync(folder)).toEqual(['changed'])
    expect(readFileSync(join(folder, 'changed/changed.bpmn'), 'utf8')).toBe('<v2/>')
    expect(JSON.parse(readFileSync(join(folder, 'changed/ask.form'), 'utf8'))).toEqual({
      id: 'ask',
    })
  })
})
