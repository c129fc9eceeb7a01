import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, errorFor, type FieldErrorText, FileInput, FormActions, TextInput } from '#ui/index.ts'
import { setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'

export interface ReadFileProps {
  dataset: Dataset
  typed: Typed
  errors: FieldErrorText[]
}

/** How the next edition comes: from a file, or from what is recorded here. */
export const ReadFile = ({ dataset, typed, errors }: ReadFileProps) =>
  dataset.source === 'file' ? (
    <PostForm action={`${setHref(dataset.slug)}/file`} multipart>
      <FileInput
        name="file"
        label="CSV ファイル"
        hint="UTF-8 か Shift_JIS、50MB まで。1 行目は見出しです。標準データセットの見出しなら、標準に合うかも調べます。"
        accept=".csv,text/csv"
        error={errorFor(errors, 'file')}
        required
      />
      <TextInput
        name="note"
        label="変わったこと"
        hint="公開のページの「これまでの版」に出ます。例: 2026年4月1日現在に更新"
        value={firstOf(typed, 'note')}
        error={errorFor(errors, 'note')}
        required={false}
      />
      <FormActions>
        <Button icon="file">読み込んで下書きを作る</Button>
      </FormActions>
    </PostForm>
  ) : (
    <PostForm action={`${setHref(dataset.slug)}/refresh`}>
      <p>
        いまの登録から、標準の列に並べた表を、二つの版の形(推奨データセットと、自治体標準オープンデータセット)で作ります。
      </p>
      <FormActions>
        <Button icon="file">いまの登録から版を作る</Button>
      </FormActions>
    </PostForm>
  )
