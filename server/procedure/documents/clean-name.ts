const LONGEST = 120
/** Control characters, and those that turn or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const FORBIDDEN = /[<>:"|?*]/g

/**
 * A file's name as it may be shown: the last part of a path, without what cannot be seen. Nothing
 * is ever stored under it.
 */
export function cleanName(raw: string): string {
  const last = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const seen = last
    .replaceAll(UNSEEN, '')
    .replaceAll(FORBIDDEN, '')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replaceAll(/\s+/g, ' ')
  const short = [...seen].slice(0, LONGEST).join('')
  if (short === '') return 'Scan'
  return DEVICES.test(short) ? `_${short}` : short
}
