import { graphemes } from '#lib/text/graphemes.ts'
import { Icon } from './icon.tsx'

export type AvatarProps = { name?: string; src?: string; size?: 'small' | 'medium' | 'large' }

const initial = (name: string): string | undefined => graphemes(name.trim()).next().value

/** Stands beside the name, so it is empty to assistive technology. Without a picture: the initial; without a name: a figure. */
export function Avatar({ name = '', src, size = 'medium' }: AvatarProps) {
  return (
    <span class="avatar" data-size={size} aria-hidden="true">
      {src ? <img src={src} alt="" loading="lazy" /> : (initial(name) ?? <Icon name="user" size={20} />)}
    </span>
  )
}
