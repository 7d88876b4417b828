const KINDS = ['case', 'invitation', 'campaign'] as const

type SubjectKind = (typeof KINDS)[number]

/** Whom tasks, letters, waits and events are about. */
export type Subject = { kind: SubjectKind; id: string }

export const caseSubject = (id: string): Subject => ({ kind: 'case', id })
export const invitationSubject = (id: string): Subject => ({ kind: 'invitation', id })
export const campaignSubject = (id: string): Subject => ({ kind: 'campaign', id })

/** `case:…`, `invitation:…` or `campaign:…`, as columns and the engine's records hold it. */
export const subjectText = ({ kind, id }: Subject): string => `${kind}:${id}`

export class ForeignSubject extends Error {
  override name = 'ForeignSubject'
}

/** @throws ForeignSubject for what is no case, invitation or campaign */
export function parseSubject(text: string): Subject {
  const kind = KINDS.find((known) => text.startsWith(`${known}:`))
  const id = kind && text.slice(kind.length + 1)
  if (!kind || !id) throw new ForeignSubject('the subject is no case, invitation or campaign')
  return { kind, id }
}
