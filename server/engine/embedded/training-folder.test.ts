import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '#server/base/env.ts'
import {
  demandOwnFolder,
  discardBrokenScene,
  findTraining,
  writeTraining,
} from './training-folder.ts'

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hilfeplan-folder-'))
/** As a start without training leaves it. */
const withData = (): string => {
  const folder = newFolder()
  writeFileSync(join(folder, 'database-passwords.json'), '{}')
  return folder
}

test('training refuses a folder that holds other data, and leaves it as it is', () => {
  const folder = withData()
  expect(() => demandOwnFolder(folder, true)).toThrow('holds data that are not from training')
  expect(findTraining(folder)).toBeNull()
})

test('a folder of training is refused without it', () => {
  const folder = newFolder()
  demandOwnFolder(folder, true)
  expect(() => demandOwnFolder(folder, false)).toThrow('belongs to training')
})

test('a folder without data becomes one of training, and keeps how far time has moved', () => {
  const folder = newFolder()
  demandOwnFolder(folder, true)
  writeTraining(folder, {
    offsetMs: 86_400_000,
    isScenePlayed: true,
    stories: { thinking: 'case:1' },
  })
  writeFileSync(join(folder, 'database-passwords.json'), '{}')
  demandOwnFolder(folder, true)
  expect(findTraining(folder)).toEqual({
    offsetMs: 86_400_000,
    isSceneBegun: false,
    isScenePlayed: true,
    stories: { thinking: 'case:1' },
  })
})

test('a folder from before there were stories is read', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'training.json'), '{"offsetMs":0,"isScenePlayed":true}')
  expect(findTraining(folder)).toMatchObject({ isScenePlayed: true, stories: {} })
})

test.each([
  [
    'an address that others reach',
    {
      HOST: '0.0.0.0',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      PUBLIC_URL: 'https://hilfeplan.example',
      TRUSTED_PROXIES: 'loopback',
    },
  ],
  [
    'a real sign-in',
    {
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      PUBLIC_URL: 'https://hilfeplan.example',
      TRUSTED_PROXIES: 'loopback',
    },
  ],
  [
    'a database of one’s own',
    {
      DATABASE_URL: 'postgresql://a',
      DATABASE_OWNER_URL: 'postgresql://b',
      DATABASE_RETENTION_URL: 'postgresql://c',
    },
  ],
  [
    'a broker of one’s own',
    {
      ZEEBE_GRPC_ADDRESS: 'a:26500',
      ZEEBE_REST_ADDRESS: 'http://a:8080',
      INTAKE_PORT: '9201',
      INTAKE_LIVE_PASSWORD: 'long enough for a door',
      INTAKE_HISTORY_PASSWORD: 'long enough for a door, too',
    },
  ],
])('training does not start with %s', (_, settings) => {
  expect(() => readEnv({ TRAINING: 'on', ...settings })).toThrow('Training moves time')
  expect(readEnv({ TRAINING: 'off', ...settings }).TRAINING).toBe('off')
})

test('a practice that was broken off while it was set up is set up anew from its beginning', () => {
  const folder = withData()
  writeTraining(folder, { offsetMs: 86_400_000, isSceneBegun: true, isScenePlayed: false })
  mkdirSync(join(folder, 'zeebe'))
  writeFileSync(join(folder, 'lock'), '1')

  expect(discardBrokenScene(folder)).toBe(true)
  expect(readdirSync(folder).toSorted()).toEqual(['lock', 'training.json'])
  expect(findTraining(folder)).toMatchObject({ offsetMs: 0, isSceneBegun: false })
})

test.each([
  ['has been set up', { offsetMs: 5, isSceneBegun: true, isScenePlayed: true }],
  ['has not been begun', { offsetMs: 0, isScenePlayed: false }],
])('a practice that %s stays as it is', (_, state) => {
  const folder = withData()
  writeTraining(folder, state)

  expect(discardBrokenScene(folder)).toBe(false)
  expect(readdirSync(folder)).toContain('database-passwords.json')
})

test('a folder that is not for training is never emptied', () => {
  const folder = withData()

  expect(discardBrokenScene(folder)).toBe(false)
  expect(readdirSync(folder)).toEqual(['database-passwords.json'])
})
