export type Sentence = { de: string; en: string }
export type Issue = { path: string; message: Sentence }

export type AppErrorOptions = {
  code: string
  status: number
  sentence: Sentence
  issues?: Issue[]
  current?: unknown
}

/**
 * A refusal that a person can understand: `code` is stable, `sentence` says what to do, `issues`
 * name the places.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: Sentence
  readonly issues: Issue[]
  /** The thing as it stands now, for a conflict. */
  readonly current: unknown

  constructor({ code, status, sentence, issues = [], current }: AppErrorOptions) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.sentence = sentence
    this.issues = issues
    this.current = current
  }
}

/** What one may not read is not found. */
export function notFound(): AppError {
  return new AppError({
    code: 'NOT_FOUND',
    status: 404,
    sentence: { de: 'Das gibt es hier nicht (mehr).', en: 'This does not exist here (any more).' },
  })
}

export function forbidden(): AppError {
  return new AppError({
    code: 'FORBIDDEN',
    status: 403,
    sentence: { de: 'Dafür haben Sie keine Berechtigung.', en: 'You may not do this.' },
  })
}

export function conflict(code: string, sentence: Sentence, current?: unknown): AppError {
  return new AppError({ code, status: 409, sentence, current })
}

export function invalid(
  issues: Issue[],
  sentence: Sentence = {
    de: 'Bitte prüfen Sie die Angaben.',
    en: 'Please check what you entered.',
  },
): AppError {
  return new AppError({ code: 'INVALID', status: 400, sentence, issues })
}

/** An error of the process that the drawing answers; `code` is the BPMN error code. */
export class BpmnError extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.name = 'BpmnError'
    this.code = code
  }
}

/**
 * What is needed has not come yet: a job is tried again without using up its tries, and a person
 * reads that they may try again. `code` is stable.
 */
export class NotYet extends AppError {
  constructor(
    code: string,
    sentence: Sentence = {
      de: 'Das dauert gerade länger. Bitte versuchen Sie es gleich noch einmal.',
      en: 'This takes longer right now. Please try again in a moment.',
    },
  ) {
    super({ code, status: 503, sentence })
    this.name = 'NotYet'
  }
}
