import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  Cluster,
  EmptyState,
  ErrorSummary,
  errorFor,
  PageHeading,
  Section,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { LONGEST_NAME } from './save-filter.ts'
import { listSaved } from './saved-filters.queries.ts'

export const SAVED = '/console/inquiries/filters'

interface Asked {
  /** What the address of the list said that is to be saved; '' where there is none. */
  query: string
  refusal?: Refusal
  typed?: Typed
}

/** 保存した絞り込み, and the form that keeps another. @throws the refusal that no form can mend */
export async function savedPage(program: Program, c: Context<ConsoleEnv>, { query, refusal, typed }: Asked) {
  const { errors, status } = refusal ? mendable(refusal) : { errors: [], status: undefined }
  const saved = await listSaved(c.var.db, c.var.staff)
  return consolePage(program, c, {
    title: refusal ? 'エラー: 保存した絞り込み' : '保存した絞り込み',
    status,
    flash: <Done words={{ removed: '絞り込みを消しました。' }} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '保存した絞り込み' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading>保存した絞り込み</PageHeading>
        <ErrorSummary errors={errors} />
        {query && (
          <PostForm action={SAVED} hidden={{ query }} inline>
            <TextInput
              name="name"
              label="いまの絞り込みの名前"
              hint={`${LONGEST_NAME} 文字まで。例: 空き家の未返信。ほかの人には見えません`}
              maxLength={LONGEST_NAME}
              width="medium"
              value={typed && firstOf(typed, 'name')}
              error={errorFor(errors, 'name')}
            />
            <Button>保存する</Button>
            <a href={`/console/inquiries?${query}`}>相談に戻る</a>
          </PostForm>
        )}
        <Section heading="保存したもの">
          {saved.length === 0 ? (
            <EmptyState heading="保存した絞り込みはまだありません">
              相談の一覧で、絞り込むか、さがしてから「この絞り込みを保存する」を選ぶと、ここに残せます。
            </EmptyState>
          ) : (
            <ul class="tags">
              {saved.map((one) => (
                <li key={one.id}>
                  <Cluster>
                    <a href={`/console/inquiries?${one.query}`}>{one.name}</a>
                    <PostForm action={`${SAVED}/${one.id}/removal`} inline>
                      <Button variant="tertiary" size="small" aria-label={`「${one.name}」を消す`}>
                        消す
                      </Button>
                    </PostForm>
                  </Cluster>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </Stack>
    ),
  })
}
