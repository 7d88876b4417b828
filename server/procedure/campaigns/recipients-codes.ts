import { foldText } from '#server/base/texts/fold-text.ts'

/**
 * The words of a list and the codes they are kept as. `names` are the words to offer, `empty` is
 * what a missing value means.
 */
export type Codes<T> = { byWord: ReadonlyMap<string, T>; names: string[]; empty: T }

type Words<T> = [code: T, name: string, ...others: string[]]

function codes<T>(empty: T, ...entries: Words<T>[]): Codes<T> {
  const words = entries.flatMap(([code, ...names]) =>
    names.map((name) => [foldText(name), code] as const),
  )
  return { byWord: new Map([['', empty], ...words]), names: entries.map(([, name]) => name), empty }
}

export const salutations = codes<'frau' | 'herr' | 'none'>(
  'none',
  ['frau', 'Frau'],
  ['herr', 'Herr'],
  ['none', 'keine Angabe', 'divers', 'ohne'],
)

export const householdTypes = codes<string>(
  'unknown',
  ['single', 'alleinstehend', 'Single'],
  ['lone-parent', 'alleinerziehend'],
  ['couple-children', 'Paar mit Kindern'],
  ['couple', 'Paar ohne Kinder'],
  ['other', 'sonstige', 'andere'],
)

export const languages = codes<string>(
  'unknown',
  ['de', 'Deutsch', 'de'],
  ['ru', 'Russisch', 'ru'],
  ['tr', 'Türkisch', 'tr'],
  ['ar', 'Arabisch', 'ar'],
  ['pl', 'Polnisch', 'pl'],
  ['en', 'Englisch', 'en'],
  ['sq', 'Albanisch', 'sq'],
  ['pt', 'Portugiesisch', 'pt'],
  ['fa', 'Persisch', 'Farsi', 'fa'],
  ['other', 'andere', 'sonstige'],
  ['unknown', 'unbekannt'],
)

export type RepresentativeKind = 'guardian' | 'proxy' | 'parent'

export const representativeKinds = codes<RepresentativeKind | null>(
  null,
  ['guardian', 'Betreuung', 'rechtliche Betreuung', 'Betreuer', 'Betreuerin'],
  ['proxy', 'Vollmacht', 'bevollmächtigt'],
  ['parent', 'Eltern', 'Elternteil', 'sorgeberechtigt', 'Sorgerecht', 'Mutter', 'Vater'],
)

/** Whether what somebody is in charge of covers letters from this office. */
export const representativeAreas = codes<'all' | 'benefits' | 'other' | null>(
  null,
  ['all', 'alle Angelegenheiten', 'alle', 'alles', 'umfassend'],
  ['benefits', 'Behörden', 'Ämter', 'Sozialleistungen', 'Behördenangelegenheiten', 'Post'],
  ['other', 'andere', 'Vermögen', 'Gesundheit', 'Wohnen', 'Aufenthalt', 'Personensorge'],
)

export const yesNo = codes<boolean>(
  false,
  [true, 'ja', 'j', 'x', '1', 'wahr', 'true', 'yes'],
  [false, 'nein', 'n', '0', 'falsch', 'false', 'no', '-'],
)

export const districts = codes<string>(
  'unknown',
  ['mitte', 'Mitte'],
  ['west', 'West'],
  ['nord', 'Nord'],
  ['ost', 'Ost'],
  ['suedost', 'Südost'],
  ['kinderhaus', 'Kinderhaus'],
  ['hiltrup', 'Hiltrup'],
)
