import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Disclosure,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Stack,
  Table,
  TextArea,
} from '#ui/index.ts'
import { leaveKinds } from '../../rules/leave/leave-kinds.ts'
import type { RuleSet } from '../../rules/rule-set/rule-set.ts'
import { PAYROLL_FIGURES } from '../payroll/layout.ts'
import { LIST } from './place.ts'

const UNITS = { text: '文字', days: '日', minutes: '分', hours: '時間', yen: '円' }

const rowsOf = (rules: RuleSet) => [
  ...Object.entries(PAYROLL_FIGURES).map(([id, { title, unit }]) => ({ id, title, unit: UNITS[unit] })),
  ...leaveKinds(rules).map(({ id, title }) => ({ id: `leave.${id}`, title: `${title}の時間`, unit: UNITS.minutes })),
]

interface LayoutPage {
  text: string
  rules: RuleSet
  errors?: FieldErrorText[]
}

/** 給与連携のレイアウト: the town's template, as it is written, and every figure that it can carry. */
export function layoutPage(program: Program, c: Context<ConsoleEnv>, { text, rules, errors = [] }: LayoutPage) {
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}給与連携のレイアウト`,
    status: errors.length > 0 ? 422 : undefined,
    flash: (
      <Done
        words={{ saved: 'レイアウトを変更しました。次の CSV から、この形になります。' }}
        done={c.req.query('done')}
      />
    ),
    breadcrumbs: <Breadcrumbs items={[{ text: '月の締め', href: LIST }, { text: '給与連携のレイアウト' }]} />,
    children: (
      <Stack>
        <PageHeading lead="締めた月を、給与システムが読む形の CSV にします。列の順、文字コード、改行を JSON で書きます。">
          給与連携のレイアウト
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={`${LIST}/layout`}>
          <TextArea
            name="layout"
            label="レイアウト(JSON)"
            rows={24}
            required
            spellcheck={false}
            hint="encoding: utf-8 か cp932。lineEnd: crlf か lf。header: 見出しの行を付けるか。format(分の数字だけ): minutes 465・hours 7:45・decimal 7.75"
            value={text}
            error={errorFor(errors, 'layout')}
          />
          <FormActions>
            <Button>保存する</Button>
            <ButtonLink href={LIST} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
        <Disclosure summary="使える数字(figure)">
          <Table
            caption="使える数字"
            hideCaption
            phone="lines"
            columns={[
              { header: 'figure', primary: true, cell: ({ id }) => <code>{id}</code> },
              { header: '意味', cell: ({ title }) => title },
              { header: '単位', cell: ({ unit }) => unit },
            ]}
            rows={rowsOf(rules)}
            rowKey={({ id }) => id}
          />
        </Disclosure>
      </Stack>
    ),
  })
}
