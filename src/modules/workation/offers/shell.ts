import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { FieldErrorText } from '#ui/index.ts'
import type { Editor } from './editor.ts'

export interface ShellPage {
  title: string
  over?: string
  state?: ComponentChildren
  lead?: string
  actions?: ComponentChildren
  /** From the list down to here. */
  trail?: { text: string; href?: string }[]
  errors?: FieldErrorText[]
  status?: 409 | 422
  scripts?: string[]
  children: ComponentChildren
}

/** The frame in which the same screens stand: the section's console, or the pages of a provider. */
export interface Shell {
  /** Under which its offers live: `/console/workation`, `/provider`. */
  base: string
  editor: (c: Context<SiteEnv>) => Promise<Editor>
  page: (c: Context<SiteEnv>, page: ShellPage) => Response | Promise<Response>
}

/** What a form shows again when it was not right. */
export interface Again<Typed> {
  /** Why an offer was to be returned, as it was typed. */
  reason?: string
  typed?: Typed
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** What is told after the redirect. */
export const DONE: Record<string, string> = {
  added: '下書きを保存しました。続けて、写真などを加えてください。',
  changed: '変更しました。',
  asked: '公開を依頼しました。役所の担当が確かめて、結果をメールで知らせます。',
  published: '公開しました。サイトには1分ほどで出ます。',
  returned: '差し戻しました。事業者にメールで知らせます。',
  withdrawn: '公開をやめ、下書きに戻しました。',
  'photo-added': '写真を加えました。',
  'photo-removed': '写真を取り除きました。',
  stock: '在庫を変更しました。',
  measured: '測定を記録しました。',
  session: '開催回を加えました。',
  'session-cancelled': '開催を中止しました。サイトに理由を表示し、予約していた会社にメールで知らせます。',
  arrived: '到着を記録しました。',
  registered: '事業者を登録しました。続けて、担当者を招待してください。',
  'provider-changed': '事業者の登録を変更しました。',
  invited: '招待のメールを送りました。',
  'invitation-revoked': '招待を取り消しました。',
  'member-removed': '担当者を外しました。',
  joined: '担当者になりました。ここで、場所やプログラムを変えられます。',
  'stay-added': '問い合わせを加え、会社にメールで知らせました。続けて、行程を作ってください。',
  'stay-ended': '会社にメールで知らせました。押さえていたものは、すべて空いています。',
  line: '行程に加えました。',
  'line-removed': '行程から取り除きました。',
  draft: '提案した行程を写しました。変えたいところを変えて、提案してください。',
  'draft-removed': '下書きを捨てました。',
  proposed: '行程を提案しました。会社にメールで知らせます。',
  'company-named': '会社の名前と所在地を変更しました。',
  'company-next': '次の対応を決めました。',
  'company-stage': '段階を変更しました。',
  'company-note': '記録を残しました。',
  'company-done': '対応を済みにしました。',
  desk: '担当する課を決めました。',
}
