export type Family = 'image' | 'video' | 'audio' | 'document' | 'text'

/** A kind of file that the town takes. */
export interface Kind {
  family: Family
  /** As it is stored and served. */
  mediaType: string
  /** Endings of names that fit it; the first is given to a file without one. */
  endings: string[]
}

const MB = 1024 * 1024

/**
 * Largest file of a family as it arrives, in bytes. LINE's own limit for video and audio is 200 MB; by a form no more comes
 * than FORM_FILES.
 */
export const LIMITS: Record<Family, number> = {
  image: 40 * MB,
  video: 200 * MB,
  audio: 200 * MB,
  document: 50 * MB,
  text: 10 * MB,
}

const kind = (family: Family, mediaType: string, ...endings: string[]): Kind => ({ family, mediaType, endings })
const office = (format: string) => `application/vnd.openxmlformats-officedocument.${format}`

const mp4 = kind('video', 'video/mp4', 'mp4', 'm4v')
const m4a = kind('audio', 'audio/mp4', 'm4a')
export const JPEG = kind('image', 'image/jpeg', 'jpg', 'jpeg', 'jpe', 'jfif')
export const PNG = kind('image', 'image/png', 'png')
const heic = kind('image', 'image/heic', 'heic', 'heif')

/** By what the content says of itself. SVG and HTML are not here: they carry script. Nor are archives: nobody sees inside. */
const kinds: Record<string, Kind> = {
  'image/jpeg': JPEG,
  'image/png': PNG,
  'image/apng': PNG,
  'image/webp': kind('image', 'image/webp', 'webp'),
  'image/gif': kind('image', 'image/gif', 'gif'),
  'image/heic': heic,
  'image/heif': heic,
  'image/heic-sequence': heic,
  'image/heif-sequence': heic,
  'video/mp4': mp4,
  'video/x-m4v': mp4,
  'video/quicktime': kind('video', 'video/quicktime', 'mov', 'qt'),
  'audio/mp4': m4a,
  'audio/x-m4a': m4a,
  'audio/mpeg': kind('audio', 'audio/mpeg', 'mp3'),
  'audio/aac': kind('audio', 'audio/aac', 'aac'),
  'application/pdf': kind('document', 'application/pdf', 'pdf'),
  [office('wordprocessingml.document')]: kind('document', office('wordprocessingml.document'), 'docx'),
  [office('spreadsheetml.sheet')]: kind('document', office('spreadsheetml.sheet'), 'xlsx'),
  [office('presentationml.presentation')]: kind('document', office('presentationml.presentation'), 'pptx'),
}

const texts: Kind[] = [kind('text', 'text/plain', 'txt'), kind('text', 'text/csv', 'csv')]

const pictures = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'gif', 'heic', 'heif']
const recordings = ['mp4', 'm4v', 'mov', 'qt', 'm4a', 'mp3', 'aac']

/** Endings that people and phones mix up without harm. */
export const mendable: Partial<Record<Family, string[]>> = { image: pictures, video: recordings, audio: recordings }

export const kindOfContent = (sniffed: string): Kind | undefined => kinds[sniffed]

/** Text has no mark in its content: its ending says which it is. */
export const textKindOf = (ending: string): Kind | undefined => texts.find(({ endings }) => endings.includes(ending))

const TAKEN = '写真・PDF・Office・CSV・動画・音声をお選びください。'

export const BROKEN_PICTURE = '写真が壊れています。別の写真をお選びください。'

/** Why content of this type is not taken, and what to send instead. Nothing known under a picture's name is a broken one. */
export function reasonAgainst(sniffed: string | undefined, ending: string): string {
  if (!sniffed && pictures.includes(ending)) return BROKEN_PICTURE
  if (sniffed?.includes('macroenabled')) return 'マクロを含むファイルです。マクロのない形式で保存し直してください。'
  if (sniffed === 'application/x-cfb') {
    return '古い形式(.doc・.xls・.ppt)か、パスワード付きのファイルです。パスワードを外し、.docx・.xlsx・.pptx か PDF で保存し直してください。'
  }
  if (sniffed && /zip|rar|7z|tar|x-lzh|bzip|x-xz|zstd|compress/.test(sniffed)) {
    return '圧縮ファイルは中身を確かめられません。中のファイルをそのまま送ってください。'
  }
  return `この種類のファイルは受け取っていません。${TAKEN}`
}
