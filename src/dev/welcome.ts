import { join } from 'node:path'
import type { Settings } from '#kernel/settings.ts'
import { DEMO_PASSWORD, type DemoTown } from './demo-towns.ts'

/** Where everything is, and how to get in. */
export function welcome(settings: Settings, [town, second]: DemoTown[], simulator: number | undefined): string {
  const { PUBLIC_URL } = settings
  const places = [
    ['住民のページ', PUBLIC_URL],
    ['職員の画面', `${PUBLIC_URL}/console`],
    ['LINE の電話', simulator && `http://localhost:${simulator}`],
    ['もう一つの町', second && `${second.publicUrl} (${second.name})`],
    ['送ったメール', whereMailGoes(settings)],
  ]
  const signIn = [
    ['相談に答える人', 'suzuki (移住定住推進課) · yamamoto (市民課) · ishikawa (総合政策課長)'],
    ['起案と決裁', 'takahashi → suzuki → sato (移住定住推進課)'],
    ['設定と記録', 'ishii・saito (情報政策課) · goto (人事課)'],
    ['みどり町の人', 'midorikawa (総務課) · wakaba (住民課)'],
    ['パスワード', `${DEMO_PASSWORD} (全員同じ)`],
  ]
  return ['', ...lines(places), ...(town ? ['', ...lines(signIn)] : []), '', '  止めるには Ctrl-C', ''].join('\n')
}

function whereMailGoes({ SMTP_URL, DEMO, PUBLIC_URL, DATA_DIR }: Settings): string {
  if (SMTP_URL) return `${new URL(SMTP_URL).host} へ送ります`
  return DEMO ? `${PUBLIC_URL}/dev/mail` : `送らずに ${join(DATA_DIR, 'mail')} に置きます`
}

const lines = (rows: (string | number | undefined)[][]): string[] =>
  rows.filter(([, text]) => text).map(([label, text]) => `  ${padded(String(label), 16)}${text}`)

/** Filled up to a width in columns: Japanese characters take two. */
const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - [...text].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0)))
