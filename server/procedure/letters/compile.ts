import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fontFiles } from './fonts.ts'

type Diagnostic = { message: string }
type Typst = {
  compile(options: {
    mainFilePath?: string
    mainFileContent?: string
    inputs: Record<string, string>
  }): TypstRun
  fetchDiagnostics(problem: unknown): Diagnostic[]
  pdf(document: unknown, options: { pdfStandard: string }): Buffer
  plainSvg(document: unknown): string
  query(document: unknown, options: { selector: string; field: string }): unknown
  evictCache(age: number): void
}
type TypstRun = {
  result: { numOfPages: number } | null
  takeError(): unknown
  takeWarnings(): unknown
}

const workspace = join(import.meta.dirname, 'templates')
const typst = loadTypst()

/** A finished document: the PDF, its page count and the physical page on which each letter ends. */
export type Compiled = { pdf: Buffer; pages: number; lastPages: number[]; coverPages: number }

/**
 * Renders `print-run.typ`, or `source` in its place, as PDF/UA-1.
 * @throws Error on every typst error and warning: an unknown font is only a warning and would print
 * the wrong letters.
 */
export function compileRun(run: unknown, source?: string): Compiled {
  const entry =
    source === undefined
      ? { mainFilePath: join(workspace, 'print-run.typ') }
      : { mainFileContent: source }
  const done = typst.compile({ ...entry, inputs: { run: JSON.stringify(run) } })
  const problem = done.takeError() ?? done.takeWarnings()
  if (problem || !done.result)
    throw new Error(
      typst
        .fetchDiagnostics(problem)
        .map((one) => one.message)
        .join('; '),
    )
  const pdf = typst.pdf(done.result, { pdfStandard: 'ua-1' })
  const [last] = typst.query(done.result, { selector: '<last-pages>', field: 'value' }) as {
    cover: number
    letters: number[]
  }[]
  return {
    pdf,
    pages: done.result.numOfPages,
    lastPages: last?.letters ?? [],
    coverPages: last?.cover ?? 0,
  }
}

/**
 * Frees what typst remembers of earlier documents; without it, single letters add up to gigabytes.
 */
export function forgetCompiled(): void {
  typst.evictCache(0)
}

function loadTypst(): Typst {
  const load = createRequire(import.meta.url)
  const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as {
    NodeCompiler: { create(options: object): Typst }
  }
  return NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: [...fontFiles.regular, ...fontFiles.bold] }],
  })
}
