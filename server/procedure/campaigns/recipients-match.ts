import { foldText } from '#server/base/texts/fold-text.ts'

type Identity = { lastName: string; firstName: string; street: string; postcode: string }

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
