import type { ReactNode } from 'react'
import type { Tone } from './badge.tsx'
import { Icon, type IconName } from './icon.tsx'

const ICONS: Record<Tone, IconName> = {
  danger: 'error',
  warn: 'warning',
  ok: 'check_circle',
  info: 'info',
}

/**
 * A message inside a page. `live` has it read out when it appears (conflicts, failures, results).
 */
export function Alert({
  tone = 'info',
  live = false,
  children,
}: {
  tone?: Tone
  live?: boolean
  children: ReactNode
}) {
  const role = live ? { role: tone === 'danger' || tone === 'warn' ? 'alert' : 'status' } : {}
  return (
    <div className="u-alert" data-tone={tone} {...role}>
      <Icon name={ICONS[tone]} />
      <div>{children}</div>
    </div>
  )
}
