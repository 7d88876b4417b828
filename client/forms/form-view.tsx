import type { ReactNode } from 'react'
import { Fields } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { useFilling, type FormProps } from './use-filling.ts'

/** Draws a `.form` and checks it as the server does; `children` stand above the buttons. */
export function FormView({ children, ...props }: FormProps & { children?: ReactNode }) {
  const filling = useFilling(props)
  const { answers, change, shown, isHidden } = filling
  const { form, choices = {}, isDisabled = false } = props
  return (
    <FormFrame {...props} filling={filling}>
      <Fields
        components={form.components}
        at={[]}
        scope={answers}
        context={{ choices, issues: shown, isDisabled, isHidden, change }}
      />
      {children}
    </FormFrame>
  )
}
