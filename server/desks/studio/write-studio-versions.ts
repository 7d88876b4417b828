import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#server/base/db.ts'
import { filesSchema, textsSchema } from './files.ts'

export type Pulled = {
  process: string
  version: number
  files: string[]
  /** Its description no longer draws it. */
  leavesDescription: boolean
}

/**
 * Writes each version in force that came from the studio into the folder of what ships
 * (`<folder>/<process>/`), so that it can be kept with the code. Versions that shipped are left
 * alone; nothing is deleted.
 */
export async function writeStudioVersions(db: Db, folder: string): Promise<Pulled[]> {
  const latest = await db.prisma.deployment.findMany({
    distinct: ['process'],
    orderBy: [{ process: 'asc' }, { deployedAt: 'desc' }, { version: 'desc' }],
  })
  return latest
    .filter(({ source }) => source === 'studio')
    .map(({ process, version, xml, forms, decisions }) => {
      const place = join(folder, process)
      mkdirSync(place, { recursive: true })
      const texts: [string, string][] = [
        [`${process}.bpmn`, xml],
        ...Object.entries(filesSchema.parse(forms)).map(([id, form]): [string, string] => [
          `${id}.form`,
          `${JSON.stringify(form, null, 2)}\n`,
        ]),
        ...Object.entries(textsSchema.parse(decisions)).map(([id, dmn]): [string, string] => [
          `${id}.dmn`,
          dmn,
        ]),
      ]
      for (const [name, text] of texts) writeFileSync(join(place, name), text)
      return {
        process,
        version,
        files: texts.map(([name]) => name),
        leavesDescription: existsSync(join(place, `${process}.drawing.mjs`)),
      }
    })
}
