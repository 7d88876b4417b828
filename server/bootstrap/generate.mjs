// @ts-check
import { Refusal, runQuietly } from './run.mjs'
import { hashOf, once } from './stamp.mjs'

/** Writes the database client when the schema has changed since it was last written. */
export async function generate() {
  await once({
    stamp: 'server/generated/.stamp',
    hash: () => hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']),
    work: prismaGenerate,
  })
}

async function prismaGenerate() {
  process.stdout.write('Writing the database client …\n')
  try {
    await runQuietly(['node_modules/.bin/node', 'node_modules/prisma/build/index.js', 'generate'])
  } catch (error) {
    throw new Refusal(
      `The database client could not be written; prisma/schema.prisma may be wrong. Prisma ` +
        `said: ${error instanceof Error ? error.message.trim().slice(-500) : ''}`,
    )
  }
}
