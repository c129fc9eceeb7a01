/** Enough of a file to tell text from what is none. */
export const HEAD = 4096

const SAVE_AS_CSV = '表計算ソフトで開き、「CSV UTF-8」で保存し直してください。'
const PICTURE = '写真や絵のファイルです。表を CSV で保存したものを選んでください。'

/** What files that are no text begin with, and what their owners can do. */
const MARKS: readonly (readonly [mark: readonly number[], told: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], `Excel などのファイルです。${SAVE_AS_CSV}`],
  [[0xff, 0xfe], 'UTF-16 のファイルです。UTF-8 で保存し直してください。'],
  [[0xfe, 0xff], 'UTF-16 のファイルです。UTF-8 で保存し直してください。'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF です。元の表を CSV で保存してください。'],
  [[0x89, 0x50, 0x4e, 0x47], PICTURE],
  [[0xff, 0xd8, 0xff], PICTURE],
  [[0x47, 0x49, 0x46, 0x38], PICTURE],
  [[0x1f, 0x8b], '圧縮されたファイルです。元に戻して、中の CSV を選んでください。'],
]

/** Workbooks are archives, too: of files with these names. */
const WORKBOOK = /\[Content_Types\]\.xml|_rels\/|xl\/|opendocument/

/** What is wrong with a file that is no text, told by its first bytes; undefined for text. */
export function noText(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD))
  const starts = (mark: readonly number[]) => mark.every((byte, at) => head[at] === byte)
  if (starts([0x50, 0x4b, 3, 4]))
    return WORKBOOK.test(head.toString('latin1'))
      ? `Excel などのファイルです。${SAVE_AS_CSV}`
      : '圧縮されたファイル (ZIP) です。開いて、中の CSV を選んでください。'
  const marked = MARKS.find(([mark]) => starts(mark))
  if (marked) return marked[1]
  return hasManyControls(head) ? 'CSV ではないファイルのようです。表を CSV で保存したものを選んでください。' : undefined
}

/** A few may have slipped into a text; what is no text is full of them. */
function hasManyControls(head: Uint8Array): boolean {
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  return controls > 4 && controls * 50 > head.length
}
