import { Notice } from '#ui/index.ts'

const words: Record<string, string> = {
  'signed-out': 'サインアウトしました。',
  idle: 'しばらく操作がなかったので、サインアウトしました。続けるには、もう一度サインインしてください。',
  password: 'パスワードを変更しました。ほかの端末はサインアウトしました。',
  'factor-added': '二段階認証を始めました。次のサインインから確認コードを入力します。',
  'factor-removed': '二段階認証をやめました。',
  session: 'その端末をサインアウトしました。',
  sessions: 'ほかの端末をすべてサインアウトしました。',
  linked: 'アカウントを結びつけました。',
  unlinked: '結びつけを解きました。',
  renamed: '呼び名を変更しました。',
}

/** Says once what was just done; the address carries the key, never the words. */
export const DoneNotice = ({ done }: { done: string | undefined }) => {
  const said = done && Object.hasOwn(words, done) ? words[done] : undefined
  return said ? (
    <Notice tone={done === 'idle' ? 'info' : 'success'} live="status">
      <p>{said}</p>
    </Notice>
  ) : null
}
