import type { Language } from '#lib/text/language.ts'
import { Notice } from '#ui/index.ts'
import { DONE } from './done-words.ts'

/** What only staff do. */
const STAFF: Record<string, string> = {
  password: 'パスワードを変更しました。ほかの端末はサインアウトしました。',
  'factor-added': '二段階認証を始めました。次のサインインから確認コードを入力します。',
  'factor-removed': '二段階認証をやめました。',
}

/** Says once what was just done; the address carries the key, never the words. */
export const DoneNotice = ({ done, lang = 'ja' }: { done: string | undefined; lang?: Language }) => {
  const words: Record<string, string> = { ...DONE[lang], ...(lang === 'ja' && STAFF) }
  const said = done && Object.hasOwn(words, done) ? words[done] : undefined
  return said ? (
    <Notice tone={done === 'idle' ? 'info' : 'success'} live="status">
      <p>{said}</p>
    </Notice>
  ) : null
}
