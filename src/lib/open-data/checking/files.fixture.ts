// For tests: files of open data as they come.
import { encodeCp932 } from '#lib/text/cp932.ts'
import { headerOf, rowOf, standardOf } from '../standard/sets.ts'
import { validate } from './validate.ts'

export const events = standardOf('event', 'older')
export const HEADER = headerOf(events).join(',')

/** An event that is as it should be, but for the cells given. */
export const event = (cells: Record<string, string> = {}): string =>
  rowOf(events, {
    都道府県コード又は市区町村コード: '372013',
    NO: '1',
    イベント名: '音楽会',
    イベント名_カナ: 'オンガクカイ',
    開始日: '2026-05-01',
    終了日: '2026-05-01',
    開始時間: '09:00',
    終了時間: '17:00',
    説明: 'どなたでも',
    場所名称: 'ホール',
    住所: '番町1-1',
    ...cells,
  })
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')

export const sheet = (...lines: string[]): Buffer => Buffer.from(`${[HEADER, ...lines].join('\r\n')}\r\n`)
export const cp932 = (text: string): Buffer => encodeCp932(text)

/** In pieces of some size, as they come from a disk or a network. */
// oxlint-disable-next-line require-await -- a stream is asynchronous
export async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** What is found, shortly: 「3 date 開始日」. */
export async function findings(bytes: Uint8Array | string, size?: number): Promise<string[]> {
  const report = await validate(pieces(Buffer.from(bytes as Uint8Array), size))
  return report.findings.map(({ row, rule, column }) => [row, rule, column].filter(Boolean).join(' '))
}
