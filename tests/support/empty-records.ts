import { mkdirSync, rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { RECORDS_FOLDER } from './records-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Set when files that keep records are part of the run. */
    recordsExpected: boolean | undefined
  }
}

/**
 * Runs once before the first file of a project that starts an engine: records of an earlier run do
 * not count.
 */
export function setup(project: TestProject): void {
  rmSync(RECORDS_FOLDER, { recursive: true, force: true })
  mkdirSync(RECORDS_FOLDER, { recursive: true })
  project.vitest.provide('recordsExpected', true)
}
