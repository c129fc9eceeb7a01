import type { Language } from '#lib/text/language.ts'

/** The way to the open data on the portal. */
export const DOOR: Record<Language, readonly [title: string, sentence: string]> = {
  ja: ['オープンデータ', 'だれでも使える町のデータ'],
  easy: ['オープンデータ', 'だれでも 使(つか)うことが できる 町(まち)のデータ(日本語(にほんご))'],
  en: ['Open data', 'Data of the town that anyone may use (in Japanese)'],
  zh: ['开放数据', '任何人都可以使用的城市数据（日语）'],
  ko: ['공개 데이터', '누구나 이용할 수 있는 지역 데이터 (일본어)'],
  vi: ['Dữ liệu mở', 'Dữ liệu của địa phương mà ai cũng có thể dùng (bằng tiếng Nhật)'],
  pt: ['Dados abertos', 'Dados do município que qualquer pessoa pode usar (em japonês)'],
}
