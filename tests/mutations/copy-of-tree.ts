import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const LEFT_OUT = new Set(['node_modules', '.git', '.data', '.data-training', 'dist', 'reports'])

/** A copy of the tree in which a file can be changed while nobody else sees it. */
export type Copy = {
  root: string
  /** Writes a file anew for the time of `work`. */
  withFile<T>(file: string, text: string, work: () => Promise<T>): Promise<T>
  remove(): void
}

export function copyTree(from: string): Copy {
  const root = mkdtempSync(join(tmpdir(), 'mutations-'))
  cpSync(from, root, {
    recursive: true,
    filter: (path) => !LEFT_OUT.has(relative(from, path)),
  })
  symlinkSync(join(from, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    async withFile(file, text, work) {
      const path = join(root, file)
      const before = readFileSync(path)
      writeFileSync(path, text)
      try {
        return await work()
      } finally {
        writeFileSync(path, before)
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
