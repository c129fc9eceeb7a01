import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import {
  Breadcrumbs,
  Button,
  Cluster,
  EmptyState,
  ErrorSummary,
  errorFor,
  Form,
  PageHeading,
  Section,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { listOwnSections } from '../../faq/save-faq.ts'
import { LONGEST_TAG, type Tag } from './tag.ts'
import { countTags } from './tags.queries.ts'

export const TAGS = '/console/inquiries/tags'

const DONE = {
  added: '分類を加えました。',
  renamed: '分類の名前を変えました。',
  retired: '分類を使うのをやめました。付けた相談には残っています。',
}

export interface SentBack {
  section: number
  refusal: Refusal
  typed: Typed
}

/** 分類: one section's words for what it is asked. @throws the refusal that no form can mend */
export async function tagsPage(program: Program, c: Context<ConsoleEnv>, back?: SentBack) {
  const { db, now, staff } = c.var
  const { errors, status } = back ? mendable(back.refusal) : { errors: [], status: undefined }
  const sections = await listOwnSections(db, now, staff)
  const asked = back?.section ?? idIn(c.req.query('section'))
  const own = sections.find(({ id }) => staff.sectionIds.includes(id))
  const section = sections.find(({ id }) => id === asked) ?? own ?? sections[0]
  const tags = section ? await countTags(db, section.id) : []
  return consolePage(program, c, {
    title: back ? 'エラー: 相談の分類' : '相談の分類',
    status,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '分類' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading>{section ? `相談の分類(${section.name})` : '相談の分類'}</PageHeading>
        <ErrorSummary errors={errors} />
        {sections.length > 1 && (
          <Form action={TAGS} method="get" inline>
            <Select
              name="section"
              id="shown-section"
              label="課"
              options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
              value={String(section?.id ?? '')}
              width="medium"
            />
            <Button variant="secondary">この課の分類を見る</Button>
          </Form>
        )}
        {section && (
          <>
            <PostForm action={TAGS} hidden={{ section: String(section.id) }} inline>
              <TextInput
                name="name"
                label="新しい分類"
                hint={`${LONGEST_TAG} 文字まで。例: 空き家`}
                maxLength={LONGEST_TAG}
                width="medium"
                value={back ? firstOf(back.typed, 'name') : undefined}
                error={errorFor(errors, 'name')}
              />
              <Button>加える</Button>
            </PostForm>
            <Section heading="使っている分類">
              {tags.length === 0 ? (
                <EmptyState heading="分類はまだありません">
                  加えると、相談に付けて、一覧を絞り込めるようになります。
                </EmptyState>
              ) : (
                <ul class="tags">
                  {tags.map((tag) => (
                    <OneTag key={tag.id} tag={tag} typed={back?.typed} error={errorFor(errors, `name-${tag.id}`)} />
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Stack>
    ),
  })
}

function OneTag({ tag, typed, error }: { tag: Tag; typed: Typed | undefined; error: string | undefined }) {
  const field = `name-${tag.id}`
  const hidden = { version: String(tag.version), section: String(tag.sectionId) }
  return (
    <li>
      <Cluster>
        <PostForm action={`${TAGS}/${tag.id}`} hidden={hidden} inline>
          <TextInput
            name={field}
            label={`「${tag.name}」の名前`}
            hint={`${tag.used.toLocaleString('ja')} 件の相談に付いています`}
            maxLength={LONGEST_TAG}
            width="medium"
            value={(error && typed && firstOf(typed, field)) || tag.name}
            error={error}
          />
          <Button variant="secondary" aria-label={`「${tag.name}」の名前を変える`}>
            名前を変える
          </Button>
        </PostForm>
        <PostForm action={`${TAGS}/${tag.id}/retirement`} hidden={hidden} inline>
          <Button variant="tertiary" aria-label={`「${tag.name}」を使うのをやめる`}>
            使うのをやめる
          </Button>
        </PostForm>
      </Cluster>
    </li>
  )
}
