type Identity = { lastName: string; firstName: string; street: string; postcode: string }

const letters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
}

/**
 * Lower case without umlauts, accents and signs: `Müller-Lüdenscheidt` and `MUELLER LUEDENSCHEIDT`
 * become the same. Words stay apart by one blank.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('de')
    .replace(/[äöüßæøœłđıþð]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * By this key the same person is found under another number or spelling: names in any order and
 * with or without hyphen, `Str.` and `Straße`. Empty when a name or the street is missing, since then
 * nothing tells two people apart.
 */
export function matchKey({ lastName, firstName, street, postcode }: Identity): string {
  const name = foldText(`${lastName} ${firstName}`).split(' ').toSorted().join('')
  const home = foldText(street)
    .replace(/str(asse)?(?=\s|\d|$)/g, 'str')
    .replaceAll(' ', '')
  return name && home ? `${name}|${home}|${postcode.trim()}` : ''
}
