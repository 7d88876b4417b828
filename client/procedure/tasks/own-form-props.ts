import type { ReactNode } from 'react'
import type { FormProps } from '#client/forms/use-filling.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** `children` (the state of the draft, a refusal) stand above the buttons. */
export type OwnFormProps = FormProps & { task: TaskDetail; children: ReactNode }
