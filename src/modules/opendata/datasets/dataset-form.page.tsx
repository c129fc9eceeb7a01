import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, ButtonLink, Checkbox, errorFor, FormActions, Select, TextArea, TextInput } from '#ui/index.ts'
import { BASE, type Frame, setHref } from '../console/frame.tsx'
import { asNext, type Dataset } from './dataset.ts'
import { mayKeep } from './may.ts'
import { FREQUENCIES, LICENCES, THEMES } from './vocabulary.ts'

const options = (of: Record<string, { text: string }>) =>
  Object.entries(of).map(([value, { text }]) => ({ value, text }))

/** A form as it was typed, and what was wrong with it. */
export interface Again extends Mendable {
  typed: Typed
}

const typedOf = ({ slug, title, summary, theme, keywords, licence, frequency, isStatistics }: Dataset): Typed => ({
  slug: [slug],
  title: [title],
  summary: [summary],
  theme: [theme],
  keywords: [keywords.join('、')],
  licence: [licence],
  frequency: [frequency],
  statistics: isStatistics ? ['1'] : [],
})

const NEW: Typed = { licence: ['cc-by-4.0'], frequency: ['annual'] }

/** What a dataset says of itself: to be added, or changed. */
export async function datasetFormPage(frame: Frame, c: Context<ConsoleEnv>, dataset?: Dataset, again?: Again) {
  const { db, now, staff } = c.var
  const typed = again?.typed ?? (dataset ? typedOf(asNext(dataset)) : NEW)
  const errors = again?.errors ?? []
  const field = (name: string, label: string) => ({
    name,
    label,
    value: firstOf(typed, name),
    error: errorFor(errors, name),
  })
  const sections = (await listSections(db, dateInTokyo(now))).filter(({ id }) => mayKeep(staff, id))
  const own = sections.length === 1 ? String(sections[0]!.id) : ''
  const title = dataset ? '説明を変える' : 'データセットを加える'
  return frame(c, {
    title,
    ...(dataset && { over: dataset.title }),
    trail: [...(dataset ? [{ text: dataset.title, href: setHref(dataset.slug) }] : []), { text: title }],
    errors,
    ...(again && { status: again.status }),
    children: (
      <PostForm
        action={dataset ? `${setHref(dataset.slug)}/words` : `${BASE}/sets`}
        hidden={{ version: String(dataset?.version ?? 0) }}
      >
        <TextInput {...field('title', 'データの名前')} hint="例: 公園の一覧" required />
        {!dataset && (
          <>
            <TextInput
              {...field('slug', 'アドレスの名前')}
              hint="公開のページとファイルのアドレスになり、あとから変えられません。英小文字、数字、ハイフン。例: parks"
              width="medium"
              autocapitalize="none"
              required
            />
            <Select
              {...field('section', '持つ課')}
              value={firstOf(typed, 'section') || own}
              placeholder="選んでください"
              options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
              required
            />
          </>
        )}
        <TextArea
          {...field('summary', '説明')}
          hint="何の、いつの、どこから来たデータか。使うときに気を付けることも書きます。"
          required
        />
        <Select {...field('theme', '分類')} placeholder="選んでください" options={options(THEMES)} required />
        <TextInput
          {...field('keywords', 'キーワード')}
          hint="さがすときのことば。読点で区切ります。例: 公園、遊び場"
          required={false}
        />
        <Select {...field('frequency', '更新頻度')} options={options(FREQUENCIES)} required />
        <Select {...field('licence', 'ライセンス')} options={options(LICENCES)} required />
        <Checkbox
          name="statistics"
          value="1"
          checked={firstOf(typed, 'statistics') !== ''}
          label="人数の統計である"
          hint="印を付けると、小さな数(だれのことか分かりかねない数)を隠すまで公開できません。"
        />
        <FormActions>
          <Button>{dataset ? '変更する' : '加える'}</Button>
          <ButtonLink href={dataset ? setHref(dataset.slug) : BASE} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
}
