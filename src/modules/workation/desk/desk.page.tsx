import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { inDepth, treeOf } from '#kernel/organization/section-tree.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, errorFor, FormActions, Select } from '#ui/index.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { type Again, DONE } from '../offers/shell.ts'
import { findDesk } from './desk.queries.ts'

export const DESK = '/console/settings/workation'

/** 「設定 — ワーケーション」: which section handles it. */
export async function deskPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { typed, errors = [], status }: Again<Typed> = {},
) {
  const { db, now } = c.var
  const sections = inDepth(treeOf(await listSections(db, dateInTokyo(now))))
  const chosen = (typed && firstOf(typed, 'section')) ?? String((await findDesk(db)) ?? '')
  return settingsPage(program, c, {
    page: DESK,
    lead: 'この課で相談対応の職務を持つ職員が、事業者を登録し、場所とプログラムを公開します。',
    words: DONE,
    errors,
    status,
    children: (
      <PostForm action={DESK}>
        <Select
          name="section"
          label="担当する課"
          required
          placeholder="選んでください"
          width="medium"
          value={chosen}
          error={errorFor(errors, 'section')}
          options={sections.map(({ section, depth }) => ({
            value: String(section.id),
            text: `${'　'.repeat(depth)}${section.name}`,
          }))}
        />
        <FormActions>
          <Button>決める</Button>
        </FormActions>
      </PostForm>
    ),
  })
}
