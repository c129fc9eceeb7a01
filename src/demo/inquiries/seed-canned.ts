import { findStaff } from '#kernel/identity/staff.queries.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { canned } from '#modules/inquiries/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { hasCanned, listHandled } from './casework.queries.ts'

interface Words {
  title: string
  body: string
}

const ASKED_AGAIN: Words = {
  title: '確かめて折り返す',
  body: '{氏名} 様\nお問い合わせありがとうございます。確かめて、分かりしだいこちらからお知らせします。\n{課} {担当}',
}

/** 定型文 of the sections that answer, by their codes. */
const CANNED: Record<string, Words[]> = {
  ijuu: [
    ASKED_AGAIN,
    {
      title: '空き家の見学の申し込み方',
      body: '{氏名} 様\n空き家の見学は、希望日の1週間前までに申し込めます。ご希望の日を二つか三つお知らせください。\n{課} {担当}',
    },
    {
      title: '移住支援金の条件',
      body: '移住支援金は、転入から1年以内に申し込めます。条件に合うかを確かめますので、転入前のお住まいと、お仕事についてお知らせください。\n{課} {担当}',
    },
  ],
  shimin: [
    ASKED_AGAIN,
    {
      title: '証明書の取り方(コンビニ)',
      body: '住民票の写しと印鑑登録証明書は、マイナンバーカードがあればコンビニで取れます(6時30分から23時まで)。\n{課} {担当}',
    },
  ],
  kosodate: [
    ASKED_AGAIN,
    {
      title: '手当の振り込み日',
      body: '児童手当は、偶数月の10日に振り込みます(土・日・祝日のときはその前の平日)。\n{課} {担当}',
    },
  ],
  suidou: [
    ASKED_AGAIN,
    {
      title: '漏水のときにしていただくこと',
      body: 'メーターの横の止水栓を右に回して閉めてください。写真を送っていただけると、早く伺えます。お急ぎのときは {電話} へお電話ください。\n{課} {担当}',
    },
  ],
  kankyou: [
    ASKED_AGAIN,
    {
      title: '粗大ごみの申し込み',
      body: '粗大ごみは、ホームページの「手続」からいつでも申し込めます。品物の大きさ(縦・横・高さ)をお手元にご用意ください。\n{課} {担当}',
    },
  ],
}

/** Gives the sections of the demo town what they say often, and one reply that was begun. A town that has such words stays as it is. */
export async function seedDemoCanned({ db }: Municipality, now: Temporal.Instant): Promise<boolean> {
  if (await hasCanned(db)) return false
  for (const { id: sectionId, code } of await listSections(db, dateInTokyo(now))) {
    const waiting = (await listHandled(db, sectionId)).find(({ waits }) => waits)
    const staff = waiting && (await findStaff(db, waiting.staffId, now))
    if (!staff) continue
    for (const words of CANNED[code] ?? []) await canned.writeCanned(db, now, staff, words, sectionId)
    const begun = { text: 'お問い合わせありがとうございます。いま担当と', version: undefined, key: undefined }
    if (code === 'suidou') await canned.saveDraft(db, staff, waiting.id, begun, now)
  }
  return true
}
