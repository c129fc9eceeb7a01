import { dateInTokyo } from '#lib/time/clock.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { FORMATS, type Format, FREQUENCIES, LICENCES, themeOf } from '../datasets/vocabulary.ts'
import { fileOf, pageOf } from '../site/addresses.ts'
import { type BothEditions, oneLine, publishedBy, type Publisher } from './both-editions.ts'

/** A file of a dataset that the public has. */
export interface ListedFile {
  key: string
  title: string
  format: Format
}

export interface Listed {
  dataset: ShownDataset
  files: readonly ListedFile[]
}

const licenceOf = ({ licence }: ShownDataset) => (licence === 'other' ? '' : LICENCES[licence].short)
const day = (at: Temporal.Instant) => dateInTokyo(at).toString()

/** オープンデータ一覧 of the older edition: a line is a dataset. */
export function datasetRow(publisher: Publisher, publicUrl: string, { dataset, files }: Listed): BothEditions['older'] {
  const { slug, title, summary, theme, frequency, formats } = dataset
  return {
    ...publishedBy(publisher, dataset.id).older,
    データ名称: title,
    データ概要: oneLine(summary),
    データ形式: formats.map((format) => FORMATS[format].text).join(';'),
    分類: themeOf(theme)?.text ?? 'その他',
    更新頻度: FREQUENCIES[frequency].text,
    URL: `${publicUrl}${pageOf(slug)}`,
    API対応有無: '有',
    ライセンス: licenceOf(dataset),
    登録日: day(dataset.shownSince),
    最終更新日: day(dataset.modifiedAt),
    備考: files.map(({ key, format }) => `${publicUrl}${fileOf(slug, key, format)}`).join(';'),
  }
}

/** オープンデータ一覧 of the newer edition: a line is a file. */
export function fileRows(publisher: Publisher, publicUrl: string, { dataset, files }: Listed): BothEditions['newer'][] {
  const { slug, uuid, title, summary, theme, keywords, frequency, publisherName } = dataset
  const [since, modified] = [day(dataset.shownSince), day(dataset.modifiedAt)]
  return files.map((file) => ({
    全国地方公共団体コード: publisher.code,
    地方公共団体名: publisher.name,
    データセット_ID: uuid,
    データセット_タイトル: title,
    データセット_概要: oneLine(summary),
    データセット_キーワード: keywords.join(';'),
    データセット_分類: themeOf(theme)?.text ?? 'その他',
    データセット_公開日: since,
    データセット_最終更新日: modified,
    データセット_URL: `${publicUrl}${pageOf(slug)}`,
    データセット_更新頻度: FREQUENCIES[frequency].text,
    データセット_作成者: publisherName,
    ファイル_タイトル: file.title,
    ファイル_アクセスURL: `${publicUrl}${pageOf(slug)}`,
    ファイル_ダウンロードURL: `${publicUrl}${fileOf(slug, file.key, file.format)}`,
    ファイル形式: FORMATS[file.format].text,
    ファイル_ライセンス: licenceOf(dataset),
    ファイル_公開日: since,
    ファイル_最終更新日: modified,
  }))
}
