import type { MediaType } from './schema.ts'

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

const PNG_HEAD = '\u0089PNG\r\n\u001A\n'
const PNG_END = 'IEND\u00AEB`\u0082'
const JPEG_HEAD = '\u00FF\u00D8\u00FF'
const JPEG_END = '\u00FF\u00D9'
const PDF_HEAD = /^%PDF-\d\.\d/
const PDF_END = /%%EOF\s*$/
const TAIL = 64

/**
 * What a scan is by its first and last bytes; its name and what the sender says count for nothing.
 * Null for anything else, also for a file that is cut off or has something else behind its end.
 */
export function sniffType(bytes: Uint8Array): MediaType | null {
  const head = latin(bytes.subarray(0, 16))
  const tail = latin(bytes.subarray(-TAIL))
  if (head.startsWith(PNG_HEAD)) return tail.endsWith(PNG_END) ? 'image/png' : null
  if (head.startsWith(JPEG_HEAD))
    return tail.replace(/\0+$/, '').endsWith(JPEG_END) ? 'image/jpeg' : null
  return PDF_HEAD.test(head) && PDF_END.test(tail) ? 'application/pdf' : null
}

export const EXTENSIONS: Record<MediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
