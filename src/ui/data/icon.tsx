import { iconPaths, type IconName } from './icon-paths.ts'

export type IconProps = { name: IconName; size?: 16 | 20 | 24 | 32 | 40; class?: string }

/** Always hidden from assistive technology: the words beside it say the same. */
export function Icon({ name, size = 24, class: className }: IconProps) {
  return (
    <svg
      class={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
