import type { Finding } from './finding.ts'
import { fault } from './refuse-xml.ts'

const DECLARED = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/i
const HEAD = 300
const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04]

/**
 * The text of a file, in the encoding that its first bytes or its first line name, else in UTF-8.
 * The text names UTF-8 from then on.
 */
export function decodeFile(bytes: Uint8Array): { xml: string } | { finding: Finding } {
  if (beginsWith(bytes, ARCHIVE))
    return {
      finding: fault(
        'encoding',
        'Die Datei ist ein Archiv (zip). Bitte entpacken Sie es und wählen Sie die ' +
          'BPMN-Datei darin.',
        'The file is an archive (zip). Please unpack it and choose the BPMN file inside.',
      ),
    }
  const encoding = MARKS.find(([mark]) => beginsWith(bytes, mark))?.[1] ?? declaredIn(bytes)
  const decoder = decoderFor(encoding)
  if (!decoder)
    return {
      finding: fault(
        'encoding',
        `Die Kodierung „${encoding}“ (erste Zeile der Datei) können wir nicht lesen. Bitte ` +
          'speichern Sie die Datei in UTF-8.',
        `We cannot read the encoding "${encoding}" (first line of the file). Please save the ` +
          'file in UTF-8.',
      ),
    }
  try {
    return { xml: inUtf8(decoder.decode(bytes)) }
  } catch {
    const line = firstBadLine(bytes, encoding)
    return {
      finding: fault(
        'encoding',
        `In Zeile ${line} steht ein Zeichen, das nicht in ${encoding.toUpperCase()} ` +
          'geschrieben ist. Bitte speichern Sie die Datei in UTF-8.',
        `Line ${line} holds a character that is not written in ${encoding.toUpperCase()}. ` +
          'Please save the file in UTF-8.',
      ),
    }
  }
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

const declaredIn = (bytes: Uint8Array): string =>
  DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))?.[1]?.toLowerCase() ??
  'utf-8'

function decoderFor(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return null
  }
}

/** Lines up to the first one that cannot be read. */
function firstBadLine(bytes: Uint8Array, encoding: string): number {
  const decoder = new TextDecoder(encoding)
  const read = decoder.decode(bytes)
  const bad = read.indexOf('\uFFFD')
  return read.slice(0, bad === -1 ? read.length : bad).split('\n').length
}

const inUtf8 = (xml: string): string =>
  xml.replace(DECLARED, (head, encoding: string) => head.replace(encoding, 'UTF-8'))
