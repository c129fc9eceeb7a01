import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Outside } from '#lib/http/ask-outside.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { askCkan, NoSuchAction, Unreadable } from '../reading/ask-ckan.ts'
import { slugPart } from '../reading/plain-words.ts'
import { findByUrl, insertSource, type NewSource } from './sources.queries.ts'

/** Parts of an address that people copy with it. */
const COPIED = /\/(api(\/.*)?|dataset(\/.*)?|organization(\/.*)?|opendata(\/.*)?)?$/

/** The address of a catalogue as somebody typed it: without what stands behind it in the browser. */
export function readAddress(typed: string): string | undefined {
  const url = URL.parse(typed.trim())
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return undefined
  const address = `${url.origin}${url.pathname.replace(COPIED, '')}`.replace(/\/+$/, '')
  return address.length <= 500 && !/["'<>\s]/.test(address) ? address : undefined
}

/** `https://data.city.example.jp` is `data-city-example-jp`. */
const codeOf = (url: string): string =>
  slugPart(new URL(url).hostname.replace(/^www\./, ''))
    .replaceAll('_', '-')
    .slice(0, 36)
    .replace(/-+$/, '') || 'catalogue'

/** Whether a catalogue answers there. @throws Refusal 422 */
async function knock(url: string, outside: Outside): Promise<void> {
  for (const action of ['status_show', 'site_read', 'package_list']) {
    try {
      await askCkan(url, action, action === 'package_list' ? { limit: 1 } : {}, outside)
      return
    } catch (error) {
      if (error instanceof Unreadable) throw new Refusal(422, error.message, 'url')
      if (!(error instanceof NoSuchAction)) throw error
    }
  }
  throw new Refusal(
    422,
    'この住所では、CKAN の API が答えません。カタログのトップページの住所を入力してください。例: https://data.example.jp',
    'url',
  )
}

/**
 * 収集先を加える: once its catalogue has answered.
 * @throws Refusal 422 where nothing answers there or it is our own, 409 where it is here already
 */
export async function addSource(
  { db: kernelDb, publicUrl }: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  source: NewSource,
  outside: Outside,
): Promise<number> {
  const db: Db<'opendata'> = kernelDb
  if (new URL(source.url).host === new URL(publicUrl).host)
    throw new Refusal(422, 'これは、この町のカタログの住所です。ほかのカタログの住所を入力してください。', 'url')
  if (await findByUrl(db, source.url)) throw new Refusal(409, 'この住所の収集先は、すでにあります。', 'url')
  await knock(source.url, outside)
  return db.transaction().execute(async (tx) => {
    const code = codeOf(source.url)
    for (let number = 1; number <= 99; number += 1) {
      const id = await insertSource(tx, now, staff.id, { ...source, code: number > 1 ? `${code}-${number}` : code })
      if (id === undefined) continue
      await record(tx, now, `staff:${staff.id}`, 'harvest_source.added', `harvest_source:${id}`, { ...source })
      return id
    }
    throw new Refusal(409, 'この住所の収集先は、すでにあります。', 'url')
  })
}
