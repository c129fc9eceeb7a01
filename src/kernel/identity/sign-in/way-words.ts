import type { Language } from '#lib/text/language.ts'

const ja = {
  /** `{way}`: a provider, as the town calls it. */
  with: '{way}でサインイン',
  shared: '共用の端末です',
  sharedHint: (minutes: number) => `${minutes}分使わないとサインアウトします`,
}

/** What staff and residents find at every door. */
export const WAYS: Record<Language, typeof ja> = {
  ja,
  easy: {
    with: '{way}で サインイン',
    shared: 'みんなで 使(つか)う パソコンや スマートフォンです',
    sharedHint: (minutes) => `${minutes}分(ふん) 使(つか)わないと、サインアウトします`,
  },
  en: {
    with: 'Sign in with {way}',
    shared: 'Other people use this device too',
    sharedHint: (minutes) => `You will be signed out after ${minutes} minutes without use`,
  },
  zh: {
    with: '使用{way}登录',
    shared: '这是多人共用的设备',
    sharedHint: (minutes) => `${minutes}分钟不操作将自动退出登录`,
  },
  ko: {
    with: '{way} 계정으로 로그인',
    shared: '여러 사람이 함께 쓰는 기기입니다',
    sharedHint: (minutes) => `${minutes}분 동안 이용하지 않으면 로그아웃됩니다`,
  },
  vi: {
    with: 'Đăng nhập bằng {way}',
    shared: 'Đây là thiết bị dùng chung',
    sharedHint: (minutes) => `Hệ thống sẽ đăng xuất nếu không sử dụng trong ${minutes} phút`,
  },
  pt: {
    with: 'Entrar com {way}',
    shared: 'Outras pessoas também usam este aparelho',
    sharedHint: (minutes) => `Após ${minutes} minutos sem uso, a sua conta será encerrada neste aparelho`,
  },
}
