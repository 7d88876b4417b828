import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'icon'
  size?: 's' | 'm'
}

type Props = Omit<AriaButtonProps, 'className' | 'children' | 'style'> &
  ButtonLook & { icon?: IconName; children?: ReactNode; ref?: Ref<HTMLButtonElement> }

/** A button; `variant="icon"` needs an `aria-label`. One primary button per screen. */
export function Button({ variant = 'secondary', size = 'm', icon, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className="u-btn" data-variant={variant} data-size={size}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
