import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, Button, ButtonLink, DescriptionList, FormActions, PageHeading, Stack } from '#ui/index.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { type DayRequest, firstDay, kindInWords, timesInWords } from './request.ts'
import { LIST } from './request.page.tsx'

/** 「取消し」: asks once more, since it takes a new request to have it back. */
export const cancelPage = (program: Program, c: Context<ConsoleEnv>, request: DayRequest, rules: RuleSet) =>
  consolePage(program, c, {
    title: '申請の取消し',
    breadcrumbs: <Breadcrumbs items={[{ text: '休暇・在宅勤務', href: LIST }, { text: '取消し' }]} />,
    children: (
      <Stack>
        <PageHeading lead="取り消すと、その日は予定どおりの勤務に戻り、決裁した人に知らせます。もう一度必要になったときは、新しく申請します。">
          申請を取り消しますか
        </PageHeading>
        <DescriptionList
          items={[
            { term: '種類', description: kindInWords(rules, request.kind) },
            { term: '期間', description: timesInWords(request) },
            ...(request.reason ? [{ term: '理由', description: request.reason }] : []),
          ]}
        />
        <PostForm action={`${LIST}/${request.id}/cancellation`}>
          <FormActions>
            <Button variant="danger">取り消す</Button>
            <ButtonLink href={`${LIST}?year=${firstDay(request).year}`} variant="tertiary">
              取り消さないで戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
