import { afterEach, beforeEach } from 'vitest'

const original = { error: console.error, warn: console.warn }
let said: string[] = []

beforeEach(() => {
  said = []
  console.error = (...parts: unknown[]) => void said.push(parts.map(String).join(' '))
  console.warn = (...parts: unknown[]) => void said.push(parts.map(String).join(' '))
})

afterEach(() => {
  Object.assign(console, original)
  if (said.length)
    throw new Error(`The test wrote to console.error or console.warn: ${said.join(' | ')}`)
})

/**
 * What was written to console.error and console.warn so far in this test; a test that expects it
 * takes it away here.
 */
export function takeConsole(): string[] {
  return said.splice(0)
}
