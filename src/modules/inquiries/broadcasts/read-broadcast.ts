import { firstOf, formReader, type FormReader, type Typed } from '#kernel/http/form-reader.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { MOST_DAYS_AHEAD } from '../held/held.ts'
import { type LabelKind, type NoticeLabel, OLDEST_CHILD } from '../subscriptions/subscription.ts'
import type { Audience } from './audience.ts'
import { type Content, PACE } from './broadcast.ts'
import { isNight } from './night.ts'

export const LONGEST = { title: 60, body: 5_000, link: 500, why: 200 }
export const PACES = [100, 30_000] as const

/** @throws Refusal 422 with everything that is wrong */
export function readBroadcast(typed: Typed, labels: readonly NoticeLabel[], now: Temporal.Instant): Content {
  const form = formReader(typed)
  const content = {
    title: form.line('title', '件名', LONGEST.title),
    body: readBody(form, typed),
    link: readLink(form, typed),
    audience: readAudience(form, typed, labels),
    sendAt: readMoment(form, typed, now),
    whyUrgent: form.said('whyUrgent') ? form.line('whyUrgent', '緊急の理由', LONGEST.why) : null,
    pace: form.wholeOrNothing('pace', '1分に送る人数', PACES) ?? PACE,
  }
  if (content.sendAt && !content.whyUrgent && isNight(content.sendAt))
    form.wrong(
      'sendAt',
      '21時から8時までは送りません。ほかの時刻にしてください。緊急のときは、緊急の理由を書いてください。',
    )
  form.done()
  return content
}

/** LINE counts a text in UTF-16 units, as JavaScript does. */
function readBody(form: FormReader, typed: Typed): string {
  const body = form.text('body', '本文', LONGEST.body)
  if (!body) form.wrong('body', '本文を入力してください。')
  if (/[^\P{Cc}\n]/u.test(body) || !body.isWellFormed()) form.wrong('body', '本文に使えない文字があります。')
  for (const field of ['title', 'body'])
    if (maskIdentityNumbers(firstOf(typed, field)).masked > 0)
      form.wrong(field, '個人番号(マイナンバー)のような数字があります。消してください。')
  return body
}

function readLink(form: FormReader, typed: Typed): string | null {
  if (!form.said('link')) return null
  const link = firstOf(typed, 'link').trim()
  const url = /\s/.test(link) || !/^https:\/\//i.test(link) ? null : URL.parse(link)
  if (url && url.href.length <= LONGEST.link) return url.href
  form.wrong('link', `リンクは https:// から始まるアドレスを、${LONGEST.link}文字までで入力してください。`)
  return null
}

function readAudience(form: FormReader, typed: Typed, labels: readonly NoticeLabel[]): Audience {
  const kind = form.oneOf('audience', '宛先', { subscribers: true, everybody: true })
  if (kind === 'everybody') return { kind, why: form.line('whyEverybody', '友だち全員に送る理由', LONGEST.why) }
  const chosen = (of: LabelKind, field: string, word: string) => {
    const ids = new Set(typed[field])
    const known = labels.filter((label) => label.kind === of && ids.delete(String(label.id))).map(({ id }) => id)
    if (ids.size > 0) form.wrong(field, `${word}を選び直してください。`)
    return known
  }
  const topicIds = chosen('topic', 'topics', '話題')
  if (topicIds.length === 0) form.wrong('topics', '話題を一つ以上選んでください。')
  const wardIds = chosen('ward', 'wards', '地区')
  const range = [0, OLDEST_CHILD] as const
  const ages =
    form.said('ageFrom') || form.said('ageUntil')
      ? {
          from: form.whole('ageFrom', 'お子さんの年齢', range),
          until: form.whole('ageUntil', 'お子さんの年齢(まで)', range),
        }
      : null
  if (ages && ages.from > ages.until) form.wrong('ageUntil', '年齢は、小さいほうから大きいほうの順に入力してください。')
  return { kind: 'subscribers', topicIds, wardIds, ages }
}

function readMoment(form: FormReader, typed: Typed, now: Temporal.Instant): Temporal.Instant | null {
  if (!form.said('sendAt')) return null
  const at = typedMoment(firstOf(typed, 'sendAt'))
  if (!at || Temporal.Instant.compare(at, now) <= 0)
    form.wrong('sendAt', '送る日時は、これから先の日時にしてください。')
  else if (Temporal.Instant.compare(at, now.add({ hours: 24 * MOST_DAYS_AHEAD })) > 0)
    form.wrong('sendAt', `送る日時は、${MOST_DAYS_AHEAD}日先までにしてください。`)
  return at ?? null
}
