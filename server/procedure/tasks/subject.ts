type Subject = { subjectKind: 'case' | 'invitation' | 'campaign'; subjectId: string }

/** Kind and id out of `case:…`, `invitation:…` or `campaign:…`. */
export function subjectOf(subject: string): Subject {
  const [kind, id] = subject.split(':')
  return { subjectKind: kind as Subject['subjectKind'], subjectId: id ?? '' }
}

/** Id out of `case:…`, `invitation:…` or `campaign:…`. */
export const idOf = (subject: string): string => subjectOf(subject).subjectId
