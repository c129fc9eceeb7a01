import { Refusal } from '#lib/refusal.ts'
import { StartError } from '#lib/start-error.ts'

const sentences: Record<string, string> = {
  ECONNREFUSED:
    'データベースにつながりません。動いているか、DATABASE_URL の住所を確かめてください (connection refused)。',
  ENOTFOUND: 'データベースの住所が見つかりません。DATABASE_URL を確かめてください (host not found)。',
  ENOENT: '指定されたファイルかフォルダーがありません (no such file or folder)。',
  EISDIR: 'フォルダーではなく、ファイルを指定してください (it is a folder)。',
  EACCES: 'ファイルかフォルダーを読み書きする権限がありません (permission denied)。',
  ENOSPC: 'ディスクの空きがありません。空きを作ってから、もう一度実行してください (no space left on the disk)。',
  '28000': 'データベースが利用者を受け付けません。DATABASE_URL の利用者と権限を確かめてください (not authorized)。',
  '28P01': 'データベースのパスワードが違います。DATABASE_URL を確かめてください (wrong password)。',
  '42501':
    'データベースの権限が足りません。DATABASE_OWNER_URL に所有者の接続を指定するか、db migrate を実行してください (permission denied)。',
  '3D000':
    'データベースがまだありません。municipality create で最初の自治体を作ってください (no such database: begin with municipality create)。',
  '42P01': 'データベースの準備が終わっていません。db migrate を実行してください (not migrated: run db migrate)。',
  '3F000': 'データベースの準備が終わっていません。db migrate を実行してください (not migrated: run db migrate)。',
}

/** What an operator can do something about, in one sentence; undefined for a fault of the program. */
export function explain(error: unknown): string | undefined {
  if (error instanceof Refusal || error instanceof StartError) return error.message
  const code = String((error as { code?: unknown } | undefined)?.code ?? '')
  const sentence = sentences[code]
  return sentence && `${sentence} ${(error as Error).message}`.trim()
}
