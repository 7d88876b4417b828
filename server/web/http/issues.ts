import type { z } from 'zod'
import type { Issue, Sentence } from '#server/base/errors.ts'

type ZodIssue = z.core.$ZodIssue

/**
 * What does not fit, as places with sentences in both languages. A rule of a schema's own brings
 * its sentence along: `context.addIssue({ code: 'custom', path, params: { sentence: { de, en } }
 * })`.
 */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: pathOf([...issue.path, key]),
        message: UNKNOWN_FIELD,
      }))
    return [{ path: pathOf(issue.path), message: sentenceOf(issue) }]
  })
}

const pathOf = (path: PropertyKey[]): string =>
  path.map((part) => String(part).slice(0, 80)).join('.')

const UNKNOWN_FIELD: Sentence = {
  de: 'Dieses Feld ist hier nicht vorgesehen.',
  en: 'This field is not known here.',
}
const MISSING: Sentence = { de: 'Bitte ausfüllen.', en: 'Please fill this in.' }
const CHOICE: Sentence = {
  de: 'Bitte wählen Sie einen der vorgesehenen Werte.',
  en: 'Please choose one of the values offered.',
}
const OTHER: Sentence = { de: 'Diese Angabe passt hier nicht.', en: 'This does not fit here.' }

const FORMATS: Record<string, Sentence> = {
  date: {
    de: 'Bitte geben Sie ein Datum an (JJJJ-MM-TT).',
    en: 'Please give a date (YYYY-MM-DD).',
  },
  datetime: { de: 'Bitte geben Sie Datum und Uhrzeit an.', en: 'Please give date and time.' },
  email: {
    de: 'Bitte geben Sie eine gültige E-Mail-Adresse an.',
    en: 'Please give a valid e-mail address.',
  },
}

function sentenceOf(issue: ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? MISSING : OTHER
    case 'invalid_value':
    case 'invalid_union':
      return CHOICE
    case 'invalid_format':
      return FORMATS[issue.format] ?? OTHER
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'custom':
      return (issue.params?.['sentence'] as Sentence | undefined) ?? OTHER
    default:
      return OTHER
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Sentence {
  if (origin === 'string' && Number(minimum) <= 1) return MISSING
  if (origin === 'string')
    return {
      de: `Bitte geben Sie mindestens ${minimum} Zeichen an.`,
      en: `Please give at least ${minimum} characters.`,
    }
  if (origin === 'array' || origin === 'set')
    return {
      de: `Bitte geben Sie mindestens ${minimum} an.`,
      en: `Please give at least ${minimum}.`,
    }
  return {
    de: `Der Wert muss mindestens ${minimum} sein.`,
    en: `The value must be at least ${minimum}.`,
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Sentence {
  if (origin === 'string')
    return {
      de: `Bitte geben Sie höchstens ${maximum} Zeichen an.`,
      en: `Please give at most ${maximum} characters.`,
    }
  if (origin === 'array' || origin === 'set')
    return { de: `Bitte geben Sie höchstens ${maximum} an.`, en: `Please give at most ${maximum}.` }
  return {
    de: `Der Wert darf höchstens ${maximum} sein.`,
    en: `The value must be at most ${maximum}.`,
  }
}
