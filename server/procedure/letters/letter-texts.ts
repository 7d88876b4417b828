import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { documentTitles, getDocumentType, type DocumentType } from './letter-data.ts'
import { FACTS } from './sentence-facts.ts'

/** Each fact named has to have one of the values; every fact not named may be anything. */
const whenSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(FACTS).map(([name, values]) => [
      name,
      z.array(z.enum(values)).min(1).optional(),
    ]),
  ),
)

/** `*so*` is printed bold, `{name}` is filled in; `easy` is room for easy language. */
const sentenceSchema = z.strictObject({
  when: whenSchema.optional(),
  de: z.string(),
  en: z.string(),
  easy: z.string().optional(),
})
const say = z.array(sentenceSchema).min(1)
const when = whenSchema.optional()

const blockSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('subject'), when, say }),
  z.strictObject({ as: z.literal('text'), when, say }),
  z.strictObject({ as: z.literal('heading'), when, say }),
  z.strictObject({ as: z.literal('note'), when, title: say, say }),
  z.strictObject({ as: z.literal('list'), when, items: z.array(say) }),
  z.strictObject({ as: z.literal('consents'), title: say, items: z.array(say), said: say }),
  /** Laid out by the template from what was frozen: an answer sheet, a table, lines to sign on. */
  z.strictObject({ as: z.literal('part'), when, part: z.string() }),
  z.strictObject({
    as: z.literal('together'),
    get blocks() {
      return z.array(blockSchema)
    },
  }),
])

export type When = z.infer<typeof whenSchema>
export type TextSentence = z.infer<typeof sentenceSchema>
export type TextBlock = z.infer<typeof blockSchema>

const folder = join(import.meta.dirname, 'texts')
const read = new Map<DocumentType, TextBlock[]>()

/**
 * What a letter says, as data: blocks of sentences, each with the facts that it depends on.
 * @throws Error for a text that names a fact or a value that there is not
 */
export function textsOf(documentType: DocumentType): TextBlock[] {
  const known = read.get(documentType)
  if (known) return known
  const name = documentType.toLowerCase().replaceAll('_', '-')
  const blocks = z
    .array(blockSchema)
    .parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
  read.set(documentType, blocks)
  return blocks
}

/** Every kind of letter with its texts. */
export const everyText = (): [DocumentType, TextBlock[]][] =>
  Object.keys(documentTitles).map((name) => {
    const documentType = getDocumentType(name)
    return [documentType, textsOf(documentType)]
  })
