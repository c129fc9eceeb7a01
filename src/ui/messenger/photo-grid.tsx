import type { Thumbnail } from '../types.ts'

export type PhotoGridProps = {
  photos: (Thumbnail & { href: string; width?: number; height?: number })[]
  label?: string
}

/** Thumbnails that lead to the full picture; an island enlarges them in place, with arrow keys. */
export const PhotoGrid = ({ photos, label = '写真' }: PhotoGridProps) => (
  <ul class="photo-grid" aria-label={label} data-count={Math.min(photos.length, 5)}>
    {photos.map(({ href, src, alt, width, height }) => (
      <li>
        <a href={href}>
          <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
        </a>
      </li>
    ))}
  </ul>
)
