import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'danger' | 'warn' | 'ok' | 'info'

/** A short state in words; the tone only underlines it. */
export function Badge({
  tone,
  icon,
  children,
}: {
  tone?: Tone | undefined
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className="u-badge" data-tone={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
