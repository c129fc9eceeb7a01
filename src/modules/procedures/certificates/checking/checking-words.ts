import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'

const day = (date: Temporal.PlainDate) => `${date.day} ${MONTHS[date.month - 1]} ${date.year}`
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** What the page says to whoever has the paper in hand, who may not read Japanese. */
const ja = {
  heading: '証明書の確認',
  states: {
    valid: { heading: 'この証明書は有効です', tone: 'success', text: '下の内容と、お手元の証明書を見比べてください。' },
    expired: {
      heading: 'この証明書は有効期限が過ぎています',
      tone: 'warning',
      text: '町が交付しましたが、いまは使えません。',
    },
    revoked: {
      heading: 'この証明書は取り消されています',
      tone: 'error',
      text: '使えません。担当の課に確かめてください。',
    },
  },
  unknown: {
    heading: 'この証明書は見つかりません',
    text: 'アドレスが途中で切れていないか確かめてください。QR コードから開いたときは、町が交付した証明書ではないおそれがあります。担当の課に確かめてください。',
  },
  title: '証明書の名前',
  number: '番号',
  issuedOn: '交付した日',
  validThrough: '有効期限',
  noEnd: 'なし',
  revokedOn: '取り消した日',
  office: '交付した課',
  digest: '電子ファイルの SHA-256',
  privacy: '氏名と内容は、ここには出ません。お手元の証明書を見てください。',
  compare: {
    heading: '電子ファイル (PDF) を確かめる',
    lead: 'お手元の PDF が、町が交付したものと1文字も違わないかを調べます。ファイルは保存しません。',
    file: 'PDF ファイル',
    button: '調べる',
    missing: '調べる PDF を選んでください。',
    same: { heading: '町が交付したファイルと同じです', text: '1文字も変わっていません。' },
    other: {
      heading: '町が交付したファイルと違います',
      text: '別の証明書か、書き換えられたか、印刷・保存し直したファイルです。受け取った元のファイルで、もう一度調べてください。',
    },
  },
  date: (at: Temporal.PlainDate) => formatWareki(at),
  switch: { text: 'English', lang: 'en' },
}

export type CheckingWords = Omit<typeof ja, 'states'> & {
  states: Record<keyof typeof ja.states, { heading: string; tone: string; text: string }>
}

const en: CheckingWords = {
  heading: 'Check a certificate',
  states: {
    valid: {
      heading: 'This certificate is valid',
      tone: 'success',
      text: 'Compare what stands below with the certificate in your hands.',
    },
    expired: {
      heading: 'This certificate has expired',
      tone: 'warning',
      text: 'The municipality issued it, but it can no longer be used.',
    },
    revoked: {
      heading: 'This certificate has been revoked',
      tone: 'error',
      text: 'It cannot be used. Please ask the office in charge.',
    },
  },
  unknown: {
    heading: 'This certificate was not found',
    text: 'Check that the address is complete. If you came by the QR code, the paper may not have been issued by the municipality: please ask the office in charge.',
  },
  title: 'Certificate',
  number: 'Number',
  issuedOn: 'Issued on',
  validThrough: 'Valid through',
  noEnd: 'No end',
  revokedOn: 'Revoked on',
  office: 'Issued by',
  digest: 'SHA-256 of the file',
  privacy: 'The holder’s name and the text are not shown here. Please look at the certificate itself.',
  compare: {
    heading: 'Check the file (PDF)',
    lead: 'Tells whether your PDF is, to the last letter, the one that was issued. The file is not kept.',
    file: 'PDF file',
    button: 'Check',
    missing: 'Choose the PDF to check.',
    same: { heading: 'This is the file that was issued', text: 'Nothing in it has been changed.' },
    other: {
      heading: 'This is not the file that was issued',
      text: 'It is another certificate, was changed, or was printed or saved again. Check once more with the file as you received it.',
    },
  },
  date: day,
  switch: { text: '日本語', lang: 'ja' },
}

export const LANGUAGES = { ja: ja as CheckingWords, en }
export type Language = keyof typeof LANGUAGES

export const languageOf = (asked: string | undefined): Language => (asked === 'en' ? 'en' : 'ja')

export const dayIn = (language: Language, at: Temporal.Instant | Temporal.PlainDate): string =>
  LANGUAGES[language].date(at instanceof Temporal.Instant ? dateInTokyo(at) : at)
