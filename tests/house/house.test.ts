import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCircle, readArrows, type Arrow } from './imports.ts'
import { isUpward, roomOf, wingOf } from './wings.ts'

const arrows = readArrows(process.cwd())
const show = ({ from, to }: Arrow): string => `${from} > ${to}`

describe('the house', () => {
  test('has imports to look at', () => {
    expect(arrows.length).toBeGreaterThan(1_000)
  })

  test('has arrows that run downward only between wings', () => {
    expect(arrows.filter(isUpward).map(show)).toEqual([])
  })

  test('has no circle between files', () => {
    expect(findCircle(arrows)).toBeNull()
  })

  test('has every folder of code in a wing', () => {
    const outside = arrows.filter(({ from }) => from.split('/').length > 2 && !wingOf(from))

    expect(outside.map(({ from }) => from).filter((file) => !file.includes('bootstrap'))).toEqual(
      [],
    )
  })

  test('has at most eight folders and four files at the top of the server', () => {
    const entries = readdirSync('server', { withFileTypes: true })

    expect(entries.filter((entry) => entry.isDirectory()).length).toBeLessThanOrEqual(8)
    expect(entries.filter((entry) => entry.isFile()).length).toBeLessThanOrEqual(4)
  })

  test('lets a noun keep presenter, queries and routes to itself', () => {
    const isInner = (file: string): boolean =>
      /^server\/(?:procedure|desks)\/.*\/(?:present-|queries|.*routes\.ts)/.test(file)
    const foreign = arrows.filter(
      ({ from, to }) =>
        isInner(to) &&
        roomOf(from) !== roomOf(to) &&
        wingOf(from)?.name !== 'doors' &&
        wingOf(from) !== null,
    )

    expect(foreign.map(show)).toEqual([])
  })
})
