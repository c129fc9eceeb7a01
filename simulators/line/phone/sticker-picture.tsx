import type { InventedSticker } from './stickers.ts'

const MOUTH = {
  smile: 'M38 66q12 10 24 0',
  open: 'M36 62h28q-2 16-14 16t-14-16z',
  flat: 'M40 68h20',
  sad: 'M38 72q12-11 24 0',
}

/** ソラまる: a round fellow invented for this simulator. Drawn, so that no emoji font is needed. */
export function StickerPicture({ sticker }: { sticker: InventedSticker }) {
  const { tint, mood } = sticker
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <path d="M28 22q-4-16 8-16 6 0 8 12M72 22q4-16-8-16-6 0-8 12" fill={`hsl(${tint} 60% 62%)`} />
      <ellipse cx="50" cy="54" rx="42" ry="40" fill={`hsl(${tint} 75% 80%)`} />
      <ellipse cx="50" cy="64" rx="30" ry="24" fill="#fffdf7" opacity=".75" />
      <circle cx="34" cy="48" r="4.5" fill="#2b2f33" />
      <circle cx="66" cy="48" r="4.5" fill="#2b2f33" />
      <circle cx="24" cy="60" r="6" fill={`hsl(${(tint + 340) % 360} 80% 74%)`} opacity=".8" />
      <circle cx="76" cy="60" r="6" fill={`hsl(${(tint + 340) % 360} 80% 74%)`} opacity=".8" />
      <path
        d={MOUTH[mood]}
        fill={mood === 'open' ? '#a1483f' : 'none'}
        stroke="#2b2f33"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}

export const Pin = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d="M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7z" fill="#b3261e" />
    <circle cx="12" cy="9" r="2.8" fill="#fff" />
  </svg>
)
