import { getDocumentProxy } from 'unpdf'
import { z } from 'zod'

type Node = { role?: string; type?: string; id?: string; children?: Node[] }
const itemSchema = z.looseObject({
  type: z.string().optional(),
  /** null of what is an artifact. */
  id: z.string().nullish(),
  str: z.string().optional(),
})
type Item = z.infer<typeof itemSchema>
export type TaggedBlock = { role: string; text: string }

const blockRoles = new Set(['P', 'H1', 'H2', 'H3', 'LI', 'Lbl', 'LBody', 'TH', 'TD', 'Caption'])

/**
 * The text of a tagged PDF as a screen reader gets it: page by page, block by block, in the order
 * of the tags.
 */
export async function taggedText(pdf: Buffer): Promise<TaggedBlock[][]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const pages: TaggedBlock[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const blocks: TaggedBlock[] = []
    collect((await page.getStructTree()) as Node | null, {
      blocks,
      texts: textById(z.array(itemSchema).parse(items)),
    })
    pages.push(blocks.filter((block) => block.text.trim() !== ''))
  }
  await document.cleanup()
  return pages
}

/** Everything drawn on each page, artifacts such as page numbers and the watermark included. */
export async function drawnText(pdf: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      z
        .array(itemSchema)
        .parse(items)
        .map((item) => item.str ?? '')
        .join(' '),
    )
  }
  await document.cleanup()
  return pages
}

function textById(items: Item[]): Map<string | null, string> {
  const texts = new Map<string | null, string>()
  const open: (string | null | undefined)[] = []
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id)
    else if (item.type === 'endMarkedContent') open.pop()
    const id = open.findLast((one) => one !== undefined)
    if (id !== undefined && item.str !== undefined)
      texts.set(id, joined(texts.get(id) ?? '', item.str))
  }
  return texts
}

const joined = (before: string, next: string) =>
  before === '' || before.endsWith(' ') || next.startsWith(' ')
    ? before + next
    : `${before} ${next}`

function collect(
  node: Node | null,
  found: { blocks: TaggedBlock[]; texts: Map<string | null, string> },
): void {
  if (!node) return
  if (node.role && blockRoles.has(node.role)) found.blocks.push({ role: node.role, text: '' })
  if (node.type === 'content' && node.id) {
    const last = found.blocks.at(-1) ?? { role: 'P', text: '' }
    if (found.blocks.length === 0) found.blocks.push(last)
    last.text = joined(last.text, found.texts.get(node.id) ?? '')
  }
  for (const child of node.children ?? []) collect(child, found)
}
