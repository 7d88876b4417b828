import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import {
  NO_REPRESENTATIVE,
  type Represented,
} from '#client/procedure/persons/representative-fields.tsx'
import type { Origin, UrgentHint, WalkInBody } from './queries.ts'

export type WalkInDraft = {
  lastName: string
  firstName: string
  salutation: 'frau' | 'herr' | 'none'
  street: string
  postcode: string
  city: string
  district: string | null
  language: string
  phone: string
  urgentHints: UrgentHint[]
  origin: Origin
  /** Somebody of the same name is known, and is somebody else. */
  isAnother: boolean
} & Represented

export const NO_WALK_IN: WalkInDraft = {
  lastName: '',
  firstName: '',
  salutation: 'none',
  street: '',
  postcode: '',
  city: '',
  district: null,
  language: 'de',
  phone: '',
  urgentHints: [],
  origin: 'walk-in',
  isAnother: false,
  ...NO_REPRESENTATIVE,
}

/** What is missing before it can be sent; the server checks the rest. */
export function walkInIssues({ lastName, firstName, postcode }: WalkInDraft): Issue[] {
  return [
    ...(lastName.trim() || firstName.trim()
      ? []
      : [{ path: 'lastName', message: m.enterText({ name: m.lastName() }) }]),
    ...(postcode.trim() && !/^\d{5}$/.test(postcode.trim())
      ? [{ path: 'postcode', message: m.postcodeFiveDigits() }]
      : []),
  ]
}

/** The body without what was left empty. */
export function walkInBody({
  lastName,
  firstName,
  salutation,
  language,
  urgentHints,
  origin,
  district,
  isAnother,
  ...rest
}: WalkInDraft): WalkInBody {
  const written = Object.entries(rest).map(([name, value]) => [name, value.trim()] as const)
  return {
    lastName: lastName.trim(),
    firstName: firstName.trim(),
    salutation,
    language,
    urgentHints,
    origin,
    isAnother,
    ...(district ? { district } : {}),
    ...Object.fromEntries(written.filter(([, value]) => value !== '')),
  }
}
