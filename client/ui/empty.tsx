import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** One picture, one sentence, at most one thing to do. */
export function Empty({
  icon,
  text,
  children,
}: {
  icon: IconName
  text: string
  children?: ReactNode
}) {
  return (
    <div className="u-empty">
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  )
}
