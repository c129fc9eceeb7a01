import type { Language } from '#lib/text/language.ts'

const ja = { photo: '写真', previous: '前の写真', next: '次の写真', close: '閉じる' }

/** Around a photo that is enlarged. */
export const PHOTO: Record<Language, typeof ja> = {
  ja,
  easy: {
    photo: '写真(しゃしん)',
    previous: '前(まえ)の写真(しゃしん)',
    next: '次(つぎ)の写真(しゃしん)',
    close: '閉(と)じる',
  },
  en: { photo: 'Photo', previous: 'Previous photo', next: 'Next photo', close: 'Close' },
  zh: { photo: '照片', previous: '上一张', next: '下一张', close: '关闭' },
  ko: { photo: '사진', previous: '이전 사진', next: '다음 사진', close: '닫기' },
  vi: { photo: 'Ảnh', previous: 'Ảnh trước', next: 'Ảnh sau', close: 'Đóng' },
  pt: { photo: 'Foto', previous: 'Foto anterior', next: 'Próxima foto', close: 'Fechar' },
}
