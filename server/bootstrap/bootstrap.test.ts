import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reasonIn } from './build.mjs'
import { checkNode } from './check-machine.mjs'
import { agree } from './install.mjs'
import { countLine, needsEngine } from './run-tests.mjs'
import { hashOf, once } from './stamp.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'))
  mkdirSync(join(folder, 'source/generated'), { recursive: true })
  writeFileSync(join(folder, 'source/a.ts'), 'a')
})
afterEach(() => rmSync(folder, { recursive: true }))

const source = () => hashOf([join(folder, 'source')], [join(folder, 'source/generated')])

test('a hash changes with contents and names, not with what is generated', () => {
  const before = source()
  writeFileSync(join(folder, 'source/generated/x.ts'), 'x')
  expect(source()).toBe(before)
  writeFileSync(join(folder, 'source/a.ts'), 'b')
  expect(source()).not.toBe(before)
})

test('a step is done once for each state of its sources', async () => {
  // given
  let times = 0
  const step = {
    lock: join(folder, 'lock'),
    stamp: join(folder, 'out/stamp'),
    hash: source,
    work: async () => void times++,
  }
  // when
  await once(step)
  await once(step)
  writeFileSync(join(folder, 'source/b.ts'), 'b')
  await once(step)
  // then
  expect(times).toBe(2)
  expect(readFileSync(step.stamp, 'utf8')).toBe(source())
})

test('a step that failed is done again', async () => {
  // given
  const step = {
    lock: join(folder, 'lock'),
    stamp: join(folder, 'stamp'),
    hash: source,
    work: () => Promise.reject(new Error('no room')),
  }
  await expect(once(step)).rejects.toThrow('no room')
  // when
  let isDone = false
  await once({ ...step, work: async () => void (isDone = true) })
  // then
  expect(isDone).toBe(true)
})

test('two who need the same step at once do it once', async () => {
  // given
  let times = 0
  const step = {
    lock: join(folder, 'lock'),
    stamp: join(folder, 'stamp'),
    hash: source,
    work: () => new Promise<void>((resolve) => setImmediate(() => (times++, resolve()))),
  }
  // when
  await Promise.all([once(step), once(step)])
  // then
  expect(times).toBe(1)
})

test('packages are installed when npm’s own note agrees with the lock file', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  }
  expect(agree(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  expect(agree(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false)
  expect(agree(wanted, {})).toBe(false)
  expect(
    agree(wanted, {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/old': { version: '1.0.0' },
    }),
  ).toBe(false)
})

test('an old Node is told what is needed', () => {
  expect(() => checkNode('18.20.4')).toThrow('Node 20 or newer is needed, this is 18.20.4')
  expect(() => checkNode('20.0.0')).not.toThrow()
})

test('only the unit project needs no engine', () => {
  expect(needsEngine(['--project', 'unit'])).toBe(false)
  expect(needsEngine(['--project=unit', 'server'])).toBe(false)
  expect(needsEngine(['--project', 'unit', '--project', 'time'])).toBe(true)
  expect(needsEngine([])).toBe(true)
})

test('the counted line counts a file that did not load as a failure', () => {
  const report = {
    numPassedTests: 12,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(countLine(report, 1)).toBe('12 passed, 2 failed')
  expect(countLine({ ...report, numFailedTests: 0, testResults: [], numPendingTests: 2 }, 0)).toBe(
    '12 passed, 0 failed, 2 skipped',
  )
  expect(countLine(null, 1)).toBe('0 passed, 1 failed')
})

test('of a failed build the reason is told, not the places in the tool', () => {
  expect(
    reasonIn('x\nerror during build:\n[plugin p]\nError: no such file\n    at open (node:fs)'),
  ).toBe('[plugin p] Error: no such file')
})
