import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { asset } from '#kernel/http/assets.ts'
import type { Program } from '#kernel/program.ts'
import { LinkList, Section } from '#ui/index.ts'
import { type Draft, draftHref } from '../draft.ts'
import type { SketchPage } from '../sketch/sketch.ts'
import { draftPage } from './draft-page.tsx'
import { Phone } from './phone.tsx'
import { nameOf } from './question-list.tsx'
import type { Try } from './try-page.ts'

export interface PreviewPage {
  draft: Draft
  page: SketchPage
  tried: Try | undefined
}

/** 「試してみる」: page by page as a resident would go, and beside it the way back to each. */
export function previewPage(program: Program, c: Context<ConsoleEnv>, { draft, page, tried }: PreviewPage) {
  const wrong = (tried?.mistakes.length ?? 0) > 0
  return draftPage(program, c, {
    draft,
    title: '試してみる',
    status: wrong ? 422 : 200,
    scripts: [asset('page-fields.island.js')],
    children: (
      <div class="with-phone">
        <Section heading="ページを直す">
          <LinkList
            items={draft.sketch.pages.map((one, at) => ({
              href: draftHref(draft.id, `pages/${one.id}`),
              text: `${at + 1}. ${nameOf(one, '名前のないページ')}`,
              aside: one.id === tried?.page?.id && '見本に出ています',
            }))}
          />
        </Section>
        <Phone draft={draft} page={page} tried={tried} />
      </div>
    ),
  })
}
