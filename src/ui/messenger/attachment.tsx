import { Icon } from '../data/icon.tsx'
import type { Children } from '../types.ts'

export type AttachmentProps = {
  href?: string
  name: string
  /** 「PDF 1.2MB」 */ size?: string
  /** Why it cannot be opened: 検査中, 隔離. */ note?: Children
  action?: Children
}

/** A file, with what it is and how large. */
export const Attachment = ({ href, name, size, note, action }: AttachmentProps) => (
  <span class="attachment">
    <Icon name="file" size={20} />
    <span class="attachment-words">
      {href ? <a href={href}>{name}</a> : <span>{name}</span>}
      {(size || note) && (
        <span class="attachment-size">
          {size} {note}
        </span>
      )}
    </span>
    {action}
  </span>
)

export type PlaceCardProps = {
  title?: Children
  address?: Children
  /** A map of the place. */ href: string
  linkText?: string
  map?: { src: string; alt: string }
}

/** Where it is: the words, and a map to look at. */
export const PlaceCard = ({ title = '位置情報', address, href, linkText = '地図で見る', map }: PlaceCardProps) => (
  <span class="place-card">
    {map && <img src={map.src} alt={map.alt} loading="lazy" />}
    <span class="place-words">
      <Icon name="map-pin" />
      <span>
        <strong>{title}</strong>
        {address && <span>{address}</span>}
        <a href={href}>{linkText}</a>
      </span>
    </span>
  </span>
)
