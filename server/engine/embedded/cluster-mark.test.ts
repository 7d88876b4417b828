import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markCluster, needsCluster, type ClusterParts } from './cluster-mark.ts'

let folder: string
let parts: ClusterParts
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cluster-mark-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'lock'), '1')
  parts = { dataDir, data: join(folder, 'elsewhere'), passwords: join(dataDir, 'passwords.json') }
  said = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const ask = () => needsCluster(parts, (line) => said.push(line))
const makeCluster = () => {
  mkdirSync(parts.data)
  writeFileSync(join(parts.data, 'PG_VERSION'), '18')
}
const makePasswords = () => writeFileSync(parts.passwords, '{}')

describe('the database of a data folder', () => {
  it('is made at the first start, also after a start that was killed before it was whole', () => {
    expect(ask()).toBe(true)
    makePasswords()
    expect(ask()).toBe(true)
  })

  it('is taken as it is when all parts are there', () => {
    makePasswords()
    makeCluster()
    markCluster(parts)

    expect(ask()).toBe(false)
  })

  it('from before it was marked is taken, too', () => {
    makePasswords()
    makeCluster()

    expect(ask()).toBe(false)
  })

  it('goes where its data folder was deleted to begin anew, and that is said', () => {
    makeCluster()

    expect(ask()).toBe(true)
    expect(existsSync(parts.data)).toBe(false)
    expect(said).toEqual([expect.stringContaining(parts.data)])
  })

  it('stays where only its passwords are missing: they are named', () => {
    makeCluster()
    markCluster(parts)

    expect(ask).toThrow(parts.passwords)
    expect(existsSync(parts.data)).toBe(true)
  })

  it('that is missing itself is named, and nothing is made in its place', () => {
    makePasswords()
    makeCluster()
    markCluster(parts)
    rmSync(parts.data, { recursive: true })

    expect(ask).toThrow(`it lay in ${parts.data}`)
    expect(existsSync(parts.data)).toBe(false)
  })
})
