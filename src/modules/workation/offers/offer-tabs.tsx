import { StatusLabel, Tabs, type Tone } from '#ui/index.ts'
import { type Offer, offerHref, type OfferState, STATES } from './offer.ts'

const TONES: Record<OfferState, Tone> = { draft: 'neutral', asked: 'info', published: 'success', returned: 'warning' }

export const OfferStateLabel = ({ state }: Pick<Offer, 'state'>) => (
  <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>
)

const OF_A_PLACE = { '': '内容', '/photos': '写真', '/stock': '在庫', '/measurements': '測定' } as const
const OF_A_PROGRAMME = { '': '内容', '/photos': '写真', '/sessions': '開催回' } as const

/** The pages of one offer beside each other. */
export function OfferTabs({ base, offer, here }: { base: string; offer: Offer; here: string }) {
  const href = offerHref(base, offer)
  const pages = offer.kind === 'programme' ? OF_A_PROGRAMME : OF_A_PLACE
  const items = Object.entries(pages).map(([path, text]) => ({ href: `${href}${path}`, text, current: path === here }))
  return <Tabs label={`${offer.name}の変更`} items={items} />
}
