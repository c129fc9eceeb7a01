import type { Language } from '#lib/text/language.ts'

const ja = {
  'signed-out': 'サインアウトしました。',
  idle: 'しばらく操作がなかったので、サインアウトしました。続けるには、もう一度サインインしてください。',
  session: 'その端末をサインアウトしました。',
  sessions: 'ほかの端末をすべてサインアウトしました。',
  linked: 'アカウントを結びつけました。',
  unlinked: '結びつけを解きました。',
  renamed: '呼び名を変更しました。',
}

/** What was just done, by the key that the address carries. */
export const DONE: Record<Language, typeof ja> = {
  ja,
  easy: {
    'signed-out': 'サインアウトしました。',
    idle: '長(なが)い時間(じかん) 使(つか)わなかったので、サインアウトしました。続(つづ)けるときは、もう一度(いちど) サインインしてください。',
    session: 'その スマートフォンや パソコンを サインアウトしました。',
    sessions: 'ほかの スマートフォンや パソコンを 全部(ぜんぶ) サインアウトしました。',
    linked: 'サインインの 方法(ほうほう)を 増(ふ)やしました。',
    unlinked: 'サインインの 方法(ほうほう)を 1つ 消(け)しました。',
    renamed: '呼(よ)び名(な)を 変(か)えました。',
  },
  en: {
    'signed-out': 'You have signed out.',
    idle: 'You were signed out because nothing was done for a while. To go on, please sign in again.',
    session: 'That device was signed out.',
    sessions: 'All other devices were signed out.',
    linked: 'The account was added.',
    unlinked: 'The account was removed.',
    renamed: 'Your name was changed.',
  },
  zh: {
    'signed-out': '您已退出登录。',
    idle: '由于一段时间没有操作，已自动退出登录。如需继续，请重新登录。',
    session: '已让该设备退出登录。',
    sessions: '已让其他所有设备退出登录。',
    linked: '已添加该账号。',
    unlinked: '已解除该账号。',
    renamed: '已更改称呼。',
  },
  ko: {
    'signed-out': '로그아웃했습니다.',
    idle: '한동안 이용이 없어 로그아웃되었습니다. 계속하시려면 다시 로그인해 주십시오.',
    session: '해당 기기에서 로그아웃했습니다.',
    sessions: '다른 모든 기기에서 로그아웃했습니다.',
    linked: '계정을 추가했습니다.',
    unlinked: '계정 연결을 해제했습니다.',
    renamed: '호칭을 변경했습니다.',
  },
  vi: {
    'signed-out': 'Quý vị đã đăng xuất.',
    idle: 'Quý vị đã được đăng xuất vì không thao tác trong một thời gian. Để tiếp tục, vui lòng đăng nhập lại.',
    session: 'Đã đăng xuất khỏi thiết bị đó.',
    sessions: 'Đã đăng xuất khỏi tất cả thiết bị khác.',
    linked: 'Đã thêm tài khoản.',
    unlinked: 'Đã gỡ tài khoản.',
    renamed: 'Đã thay đổi tên gọi.',
  },
  pt: {
    'signed-out': 'Você saiu da conta.',
    idle: 'Você saiu da conta porque ficou algum tempo sem usá-la. Para continuar, entre novamente.',
    session: 'A conta foi encerrada naquele aparelho.',
    sessions: 'A conta foi encerrada em todos os outros aparelhos.',
    linked: 'A conta foi adicionada.',
    unlinked: 'A conta foi removida.',
    renamed: 'O seu nome foi alterado.',
  },
}
