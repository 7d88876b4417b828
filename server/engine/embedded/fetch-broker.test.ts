import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demandChecksum } from './fetch-broker.ts'

describe('the archive of the broker', () => {
  let folder: string
  let archive: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hilfeplan-archive-'))
    archive = join(folder, 'archive.tar.gz')
    writeFileSync(archive, 'something else')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is refused where it is not the one that was tried, with what to do', async () => {
    await expect(demandChecksum(archive, '8.5.8')).rejects.toThrow(
      /not the one expected.*Delete ~\/\.m2.*start again/,
    )
  })

  test('of a version that is not known here is taken, and that is said', async () => {
    // given
    const said: string[] = []
    // when
    await demandChecksum(archive, '8.6.0', (line) => said.push(line))
    // then
    expect(said).toEqual(['The checksum of Zeebe 8.6.0 is not known here: it is not compared.'])
  })
})
