import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { isBusinessDay } from '#kernel/calendar/office-calendar.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { neighbourhood } from '../people/places.ts'
import type { Slots } from './fill-slots.ts'

/** Who speaks, and when: moves on with the dialogue. */
export interface Scene {
  calendar: OfficeCalendar
  section: string
  family: string
  staffFamily: string
  at: Temporal.Instant
  /** The question came on another day than its answer. */
  overnight: boolean
}

const from =
  (...words: string[]) =>
  (random: { pick: (items: readonly string[]) => string }) =>
    random.pick(words)

const things: Slots = {
  公園: from('ひかり公園', '中央公園', 'みのり児童公園', '浜の宮海浜公園', '古城公園', '松ヶ丘さくら公園'),
  学校: from('みのり小学校', 'ひかり台小学校', '中央小学校', '川上小学校', '浜の宮小学校'),
  園: from('ひまわり保育園', 'みなと保育園', 'ひかりこども園', '森のこども園', '中央保育所'),
  道: from('市道ひかり線', '県道41号', '市道港町1号線', '旧道の坂', '農免道路', '市道花立線', '駅裏の道'),
  店: from('郵便局', 'スーパーはまゆう', 'コンビニ', '田中豆腐店', '公民館', 'ガソリンスタンド', '整骨院'),
  川: from('青井川', '水車川', '花立川', '古城川'),
  前住: from(
    '東京都',
    '大阪市',
    '横浜市',
    '福岡市',
    '名古屋市',
    '千葉市',
    '川崎市',
    '神戸市',
    'さいたま市',
    '鹿児島市',
  ),
  子年: from('1歳', '2歳', '3歳', '4歳', '5歳', '小学1年生', '小学4年生'),
  品: from(
    'ドライヤー',
    '電気ケトル',
    'フライパン',
    '傘',
    '炊飯器',
    'ぬいぐるみ',
    '壊れたおもちゃ',
    'ホットカーペット',
    'かばん',
  ),
  粗大品: from('3人がけのソファ', '学習机', 'シングルベッド', '食器棚', 'マットレス', '自転車2台', 'たんす'),
  犬種: from('柴犬', 'トイプードル', '雑種', 'ミニチュアダックス', 'ビーグル', '甲斐犬'),
  犬名: from('こむぎ', 'モカ', 'ハナ', 'ゴン太', 'そら', 'きなこ', 'レオ', '小鉄'),
  本: from('海辺の養蜂家', '暮らしの木工入門', '火山と台地の地理', 'はじめての田んぼ', '窓辺の数学'),
  町: neighbourhood,
  番号: (random) => String(random.between(1, 9899)).padStart(4, '0'),
  人数: (random) => String(random.between(2, 5)),
}

const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(TOKYO)

function greeting(at: Temporal.Instant): string {
  const { hour, dayOfWeek } = local(at)
  if (hour >= 21 || hour < 5) return '{夜分にすみません|遅い時間に失礼します|夜遅くにごめんなさい}'
  if (dayOfWeek >= 6) return '{お休みの日にすみません|休日に失礼します|こんにちは}'
  if (hour < 10) return '{おはようございます|朝早くに失礼します}'
  return hour < 17
    ? '{こんにちは|お世話になります|はじめまして}'
    : '{こんばんは|お世話になっております|時間外にすみません}'
}

/** What the slots of a dialogue stand for at this moment of it; dates follow from the moment they are first said. */
export function slotsOf(scene: Scene): Slots {
  const businessDay = (days: number) => {
    let day = local(scene.at).toPlainDate().add({ days })
    while (!isBusinessDay(scene.calendar, day)) day = day.add({ days: 1 })
    return day
  }
  return {
    ...things,
    挨拶: () => greeting(scene.at),
    苗字: () => scene.family,
    課: () => scene.section,
    担当: () => scene.staffFamily,
    受: () =>
      `{ご連絡|お問い合わせ|ご相談}ありがとうございます。{課}の{担当}です。${scene.overnight ? '{お返事が遅くなり失礼しました。|お待たせしました。|}' : ''}`,
    近日: (random) => dateInWords(businessDay(random.between(1, 3))),
    soon: (random) =>
      businessDay(random.between(1, 3)).toLocaleString('en', { weekday: 'long', month: 'long', day: 'numeric' }),
    来月: (random) => dateInWords(businessDay(random.between(14, 40))),
    先日: (random) =>
      dateInWords(
        local(scene.at)
          .toPlainDate()
          .subtract({ days: random.between(2, 9) }),
      ),
  }
}
