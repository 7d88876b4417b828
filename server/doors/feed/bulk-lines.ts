import type { BulkRecord } from '#server/engine/readmodel/bulk-record.ts'

const ACTION = /"_index":"[^"]*?zeebe-record_([a-z-]+)_[^"]*"/
const ID = /"_id":"(\d+)-(\d+)"/

/**
 * Reads a `_bulk` body as a stream: partition, position and type stand in the action line, so a
 * record itself is not parsed.
 * @throws Error when a pair of lines is not one of ours.
 */
export async function* readBulk(body: AsyncIterable<Buffer | string>): AsyncGenerator<BulkRecord> {
  let action: string | null = null
  for await (const line of lines(body)) {
    if (line === '') continue
    if (action === null) {
      action = line
      continue
    }
    yield recordOf(action, line)
    action = null
  }
  if (action !== null) throw new Error('the bulk ends in the middle of a record')
}

function recordOf(action: string, line: string): BulkRecord {
  const type = ACTION.exec(action)
  const id = ID.exec(action)
  if (!type || !id) throw new Error('an action line names no record')
  return { partitionId: Number(id[1]), position: id[2]!, valueType: type[1]!, line }
}

async function* lines(body: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const parts = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  yield rest + decoder.decode()
}
