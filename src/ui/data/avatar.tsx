import { initialOf } from '#lib/text/names.ts'
import { Icon } from './icon.tsx'

export type AvatarProps = { name?: string; src?: string; size?: 'small' | 'medium' | 'large' }

/** Stands beside the name, so it is empty to assistive technology. Without a picture: the initial; without a name: a figure. */
export function Avatar({ name = '', src, size = 'medium' }: AvatarProps) {
  return (
    <span class="avatar" data-size={size} aria-hidden="true">
      {src ? <img src={src} alt="" loading="lazy" /> : initialOf(name) || <Icon name="user" size={20} />}
    </span>
  )
}
