import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readSessionSecret } from './session-secret.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'secret-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

it('takes the setting if there is one', () => {
  // when
  const secret = readSessionSecret({ SESSION_SECRET: 'from the setting', DATA_DIR: '/nowhere' })
  // then
  expect(secret).toBe('from the setting')
})

it('draws a secret once and keeps it for its owner alone', () => {
  // given
  const DATA_DIR = join(folder(), 'data')
  // when
  const [first, second] = [readSessionSecret({ DATA_DIR }), readSessionSecret({ DATA_DIR })]
  // then
  expect(first).toBe(second)
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(statSync(join(DATA_DIR, 'session-secret')).mode & 0o777).toBe(0o600)
})

it('names a damaged file', () => {
  // given
  const DATA_DIR = folder()
  writeFileSync(join(DATA_DIR, 'session-secret'), 'short')
  // when
  const attempt = (): string => readSessionSecret({ DATA_DIR })
  // then
  expect(attempt).toThrow(/session-secret is damaged/)
})
