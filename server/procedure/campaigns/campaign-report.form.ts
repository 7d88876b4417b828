import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

/** The figures are counted before; the report is a look at them. */
export const campaignReport: FormUseCase = { apply: async () => ({}) }
