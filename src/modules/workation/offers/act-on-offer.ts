import { record } from '#kernel/audit/record.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getProvider } from '../providers/providers.queries.ts'
import { actorOf, type Editor } from './editor.ts'
import { type Act, ACTS, actsOn, type Offer, offerHref, STATE_AFTER } from './offer.ts'
import { getOffer, insertAct, updateOffer } from './offers.queries.ts'

const LONGEST = 1000

/** 公開の依頼, 公開, 差戻し, or 取下げ of an offer. Whoever offers it hears by e-mail what the section did. @throws Refusal 409 where it is no longer as it was */
export function actOnOffer(
  { db, publicUrl }: { db: Db<'workation'>; publicUrl: string },
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  { act, reason, version }: { act: string; reason: string; version: number },
): Promise<Act> {
  return db.transaction().execute(async (tx) => {
    const offer = await getOffer(tx, editor, id)
    if (!isAct(act)) throw new Refusal(422, 'どうするかを選んでください。', 'act')
    if (!actsOn(offer, editor).includes(act))
      throw new Refusal(409, 'この掲載は、いまはそのようにできません。画面を読み込み直してください。')
    const because = reason.trim()
    if (act === 'returned' && !because) throw new Refusal(422, '差し戻す理由を入力してください。', 'reason')
    if (because.length > LONGEST) throw new Refusal(422, `理由は ${LONGEST} 文字までにしてください。`, 'reason')
    await updateOffer(tx, offer.id, version, { state: STATE_AFTER[act] })
    await insertAct(tx, editor, { offerId: offer.id, act, at: now, reason: because })
    if (editor.side === 'section') {
      const { email } = await getProvider(tx, offer.providerId)
      await sendMail(tx, { to: email, ...letter(offer, act, because, publicUrl) })
    }
    await record(tx, now, actorOf(editor), `offer.${act}`, `offer:${offer.id}`, { name: offer.name, reason: because })
    return act
  })
}

const isAct = (act: string): act is Act => Object.hasOwn(ACTS, act)

function letter(offer: Offer, act: Act, reason: string, publicUrl: string) {
  const done = act === 'published' ? '公開しました' : '差し戻しました'
  return {
    subject: `「${offer.name}」を${done}`,
    text: `${offer.provider} ご担当者さま

ワーケーションのサイトに掲載する「${offer.name}」を${done}。
${reason && `\n${reason}\n`}
内容の確認と変更は、次のページでできます。
${publicUrl}${offerHref('/provider', offer)}
`,
  }
}
