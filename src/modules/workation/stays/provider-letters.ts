import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Tx } from '#lib/db/connect.ts'
import { type Item, unitOf } from '../itineraries/itinerary.ts'
import { whenOf } from '../itineraries/when.ts'
import { getProvider } from '../providers/providers.queries.ts'
import type { Stay } from './stay.ts'

const TOLD = {
  booked: '予約が入りました',
  changed: '予約が変わりました',
  cancelled: '予約が取りやめになりました',
} as const

const lineOf = (item: Item): string => `・${item.name} ${whenOf(item, 'ja')} ${item.units}${unitOf(item)}`

async function tellOne(
  tx: Tx<'workation'>,
  { publicUrl }: Pick<Municipality, 'publicUrl'>,
  providerId: number,
  { company, news, lines }: { company: string; news: keyof typeof TOLD; lines: string },
): Promise<void> {
  const provider = await getProvider(tx, providerId)
  await sendMail(tx, {
    to: provider.email,
    subject: `${TOLD[news]}: ${company}`,
    text: `${provider.name} ご担当者さま

${company}の${TOLD[news]}。

${lines}

予約の一覧は、次のページで見られます。
${publicUrl}/provider/bookings
`,
  })
}

/** Tells each provider by e-mail what of theirs is booked, or given up. */
export async function tellProviders(
  tx: Tx<'workation'>,
  town: Municipality,
  { company }: Pick<Stay, 'company'>,
  { news, items }: { news: 'booked' | 'cancelled'; items: readonly Item[] },
): Promise<void> {
  for (const [providerId, theirs] of Map.groupBy(items, (item) => item.providerId))
    await tellOne(tx, town, providerId, { company, news, lines: theirs.map(lineOf).join('\n') })
}

const linesOf = (items: readonly Item[], providerId: number): string =>
  items
    .filter((item) => item.providerId === providerId)
    .map(lineOf)
    .sort()
    .join('\n')

/** Tells each provider whose lines are others than before, what they were and are. */
export async function tellProvidersOfChange(
  tx: Tx<'workation'>,
  town: Municipality,
  { company }: Pick<Stay, 'company'>,
  before: readonly Item[],
  now: readonly Item[],
): Promise<void> {
  for (const providerId of new Set([...before, ...now].map((item) => item.providerId))) {
    const [old, current] = [linesOf(before, providerId), linesOf(now, providerId)]
    if (old === current) continue
    const lines = `前:\n${old || 'なし'}\n\n今:\n${current || 'なし'}`
    await tellOne(tx, town, providerId, { company, news: 'changed', lines })
  }
}
