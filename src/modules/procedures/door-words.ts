import type { Language } from '#lib/text/language.ts'

type Said = readonly [title: string, sentence: string]

interface Doors {
  apply: Said
  follow: Said
}

/** The ways to the procedures on the portal; the forms themselves are Japanese. */
export const DOORS: Record<Language, Doors> = {
  ja: {
    apply: ['手続きをする', '申請や届出を、夜間や休日にも'],
    follow: ['申請の状況を見る', '書きかけの続きと、結果'],
  },
  easy: {
    apply: ['手続(てつづ)きをする', '夜(よる)も 休(やす)みの日(ひ)も できます(日本語(にほんご))'],
    follow: ['申請(しんせい)を 見(み)る', '書(か)いている 途中(とちゅう)のものと、結果(けっか)(日本語(にほんご))'],
  },
  en: {
    apply: ['Apply', 'Applications at any hour (in Japanese)'],
    follow: ['Your applications', 'Go on writing, and see the results (in Japanese)'],
  },
  zh: {
    apply: ['办理手续', '夜间和节假日也可以申请（日语）'],
    follow: ['查看申请状态', '继续填写，查看结果（日语）'],
  },
  ko: {
    apply: ['신청하기', '야간과 휴일에도 신청할 수 있습니다 (일본어)'],
    follow: ['신청 상황 보기', '작성 중인 신청서와 결과 확인 (일본어)'],
  },
  vi: {
    apply: ['Làm thủ tục', 'Nộp đơn cả ban đêm và ngày nghỉ (bằng tiếng Nhật)'],
    follow: ['Xem tình trạng hồ sơ', 'Viết tiếp hồ sơ và xem kết quả (bằng tiếng Nhật)'],
  },
  pt: {
    apply: ['Fazer um requerimento', 'Também à noite e nos feriados (em japonês)'],
    follow: ['Acompanhar requerimentos', 'Continue a preencher e veja o resultado (em japonês)'],
  },
}
