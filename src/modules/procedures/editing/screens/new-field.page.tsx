import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Button, Form, FormActions, RadioGroup } from '#ui/index.ts'
import { type Draft, draftHref } from '../draft.ts'
import { KINDS, type Kind } from '../sketch/sketch.ts'
import { draftPage } from './draft-page.tsx'

const EXPLAINED: Record<Kind, string> = {
  text: '一行か数行の文字',
  choice: '一つ、またはいくつか選ぶ',
  date: '和暦か西暦で',
  amount: '人数や個数など',
  name: '姓・名とフリガナ',
  address: '郵便番号から住所が入る',
  phone: '日中つながる番号など',
  email: 'お知らせを送る先など',
  file: '撮った写真か PDF を付ける',
  consent: '文を読んで印を付ける',
  group: 'お子さん、品物など、同じことを何回か聞く',
}

export interface NewFieldPage {
  draft: Draft
  page: string
  group: string | undefined
}

/** First of which kind a question is; then the question. */
export const newFieldPage = (program: Program, c: Context<ConsoleEnv>, { draft, page, group }: NewFieldPage) =>
  draftPage(program, c, {
    draft,
    title: '質問を加える',
    trail: [{ text: 'ページ', href: draftHref(draft.id, `pages/${page}`) }],
    children: (
      <Form action={draftHref(draft.id, 'new-field')} method="get" hidden={{ page, ...(group && { group }) }}>
        <RadioGroup
          name="kind"
          legend="何を聞きますか"
          options={Object.entries(KINDS)
            .filter(([kind]) => !group || kind !== 'group')
            .map(([value, text]) => ({ value, text, hint: EXPLAINED[value as Kind] }))}
          value="text"
        />
        <FormActions>
          <Button>次へ</Button>
        </FormActions>
      </Form>
    ),
  })
