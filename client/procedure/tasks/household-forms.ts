/** Forms that ask whether the details of the household are right; they stand beside the question. */
export const HOUSEHOLD_FORMS: readonly string[] = ['first-conversation']
