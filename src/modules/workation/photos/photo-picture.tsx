import type { Language } from '../language.ts'
import type { Photo } from './photos.queries.ts'

export const photoHref = (token: string, size: 'small' | 'large'): string => `/files/${token}/${size}.webp`

/** A photo in the size that fits; it is fetched when it comes near. */
export function Picture({
  photo,
  language,
  sizes,
  eager,
}: {
  photo: Photo
  language: Language
  sizes: string
  eager?: boolean
}) {
  const { smallToken, largeToken, width, height, alt, altEn } = photo
  const large = photoHref(largeToken, 'large')
  return (
    <img
      class="offer-photo"
      src={large}
      srcset={`${photoHref(smallToken, 'small')} 480w, ${large} ${width}w`}
      sizes={sizes}
      width={width}
      height={height}
      alt={language === 'en' ? altEn : alt}
      loading={eager ? undefined : 'lazy'}
      decoding="async"
    />
  )
}
