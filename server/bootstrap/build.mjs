// @ts-check
import { renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal, runQuietly } from './run.mjs'
import { hashOf, once } from './stamp.mjs'

/** What the pages are made of: the client, and what it takes from the server. */
const SOURCES = ['client', 'server/procedure/forms', 'vite.config.ts', 'package-lock.json']
/** Written anew by the translator of messages, not part of the pages. */
const WRITTEN_BY_TOOLS = ['.gitignore', '.meta.json', 'README.md', 'cache'].map(
  (name) => `client/project.inlang/${name}`,
)
const TARGET = 'dist/client'

/** Builds the pages when one of their sources has changed since they were last built. */
export async function build() {
  await once({
    stamp: 'dist/.client-stamp',
    hash: () => hashOf(SOURCES, ['client/generated', ...WRITTEN_BY_TOOLS]),
    work: viteBuild,
  })
}

/** Builds beside the pages in use and puts the new ones in their place in one go. */
async function viteBuild() {
  process.stdout.write('Building the pages …\n')
  const draft = resolve('dist/client-draft')
  try {
    await runQuietly([
      'node_modules/.bin/node',
      'node_modules/vite/bin/vite.js',
      'build',
      '--outDir',
      draft,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ])
  } catch (error) {
    throw new Refusal(
      `The pages could not be built; something in client/ is wrong. Vite said: ` +
        `${reasonIn(error instanceof Error ? error.message : '')}`,
    )
  }
  rmSync(TARGET, { recursive: true, force: true })
  renameSync(draft, TARGET)
}

/**
 * The reason in what Vite prints before the places in its own code.
 * @param {string} text
 */
export function reasonIn(text) {
  const lines = (text.split('error during build:')[1] ?? text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const end = lines.findIndex((line) => line.startsWith('at '))
  return lines
    .slice(0, end < 0 ? 6 : Math.min(end, 6))
    .join(' ')
    .slice(0, 600)
}
