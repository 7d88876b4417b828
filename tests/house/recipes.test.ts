import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyBlock, readRecipes } from './read-recipes.ts'

const ROOT = join(import.meta.dirname, '../..')
const COPIED = ['processes', 'server', 'client', 'prisma', 'tests', 'bench']
const SETTINGS = ['package.json', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts']
const AGREEMENTS = ['processes/processes.test.ts', 'tests/house/authorisation-lines.test.ts']
const TSC = 'node_modules/typescript/bin/tsc'
const VITEST = 'node_modules/vitest/vitest.mjs'

const blocks = readRecipes(readFileSync(join(ROOT, 'README.md'), 'utf8'))
const recipes = Map.groupBy(blocks, ({ recipe }) => recipe)
const folder = mkdtempSync(join(tmpdir(), 'recipes-'))

beforeAll(() => {
  for (const name of [...COPIED, ...SETTINGS])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a program in the copy; null when it passes, else what it said. */
async function faultOf(...args: string[]): Promise<string | null> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
  const started = promisify(execFile)(process.execPath, args, { cwd: folder, env })
  return await started.then(
    () => null,
    ({ stdout, stderr }: { stdout: string; stderr: string }) =>
      `${args.join(' ')}\n${stdout}\n${stderr}`,
  )
}

describe('the recipes of the README', () => {
  test('are those of a user task, a process, a form and a route', () => {
    expect([...recipes.keys()]).toEqual(['user-task', 'process', 'form', 'route'])
  })

  test.each([...recipes])('%s: each block finds its place', (_, steps) => {
    for (const block of steps) applyBlock(folder, block)
    for (const { file } of steps) expect(existsSync(join(folder, file))).toBe(true)
  })

  test('the agreement tests pass with them', async () => {
    const vitest = [VITEST, 'run', '--project', 'unit']

    expect(await faultOf('processes/draw.mjs')).toBeNull()
    expect(await faultOf(...vitest, ...AGREEMENTS)).toBeNull()
  })

  test('the types agree with them', async () => {
    expect(await faultOf(TSC, '-p', '.')).toBeNull()
  })
})
