import type { ButtonHTMLAttributes, PartialAnchorHTMLAttributes } from 'preact'
import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children, PassedOn } from '../types.ts'

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'tertiary' | 'danger'
  size?: 'small' | 'medium' | 'large'
  icon?: IconName
  /** Fills the width of its place. */
  wide?: boolean
  children: Children
}

export type ButtonProps = ButtonLook & PassedOn<ButtonHTMLAttributes, ButtonLook>
export type ButtonLinkProps = ButtonLook & { href: string } & PassedOn<
    PartialAnchorHTMLAttributes<HTMLAnchorElement>,
    ButtonLook
  >

const inside = (icon: IconName | undefined, size: ButtonLook['size'], children: Children) => (
  <>
    {icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />}
    <span>{children}</span>
  </>
)

export const Button = ({ variant = 'primary', size = 'medium', icon, wide, children, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={rest.type ?? 'submit'}
    class="button"
    data-variant={variant}
    data-size={size}
    data-wide={wide}
  >
    {inside(icon, size, children)}
  </button>
)

export const ButtonLink = ({
  variant = 'primary',
  size = 'medium',
  icon,
  wide,
  children,
  ...rest
}: ButtonLinkProps) => (
  <a {...rest} class="button" data-variant={variant} data-size={size} data-wide={wide}>
    {inside(icon, size, children)}
  </a>
)
