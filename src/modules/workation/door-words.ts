import type { Language } from '#lib/text/language.ts'

/** The way to the workation site on the portal. */
export const DOOR: Record<Language, readonly [title: string, sentence: string]> = {
  ja: ['ワーケーション', '働く場所、泊まる場所、プログラム'],
  easy: ['ワーケーション', '働(はたら)く場所(ばしょ)、泊(と)まる場所(ばしょ)、プログラム(日本語(にほんご))'],
  en: ['Workation', 'Places to work, places to stay, programmes'],
  zh: ['工作度假', '办公场所、住宿和体验活动（英语）'],
  ko: ['워케이션', '일하는 곳, 머무는 곳, 프로그램 (영어)'],
  vi: ['Workation', 'Nơi làm việc, nơi nghỉ và chương trình (bằng tiếng Anh)'],
  pt: ['Workation', 'Lugares para trabalhar e se hospedar, programas (em inglês)'],
}
