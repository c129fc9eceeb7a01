import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, Button, ButtonLink, DescriptionList, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { placeInWords } from '../seats/seat.ts'
import { bookedInWords, type Booking } from './booking.ts'

/** 「予約の取消し」: asks once more, since the seat may be somebody else's a moment later. */
export const cancelPage = (program: Program, c: Context<ConsoleEnv>, booking: Booking) =>
  consolePage(program, c, {
    title: '予約の取消し',
    breadcrumbs: <Breadcrumbs items={[{ text: 'しごと場', href: '/console/workplaces' }, { text: '取消し' }]} />,
    children: (
      <Stack>
        <PageHeading lead="この日の席だけを取り消します。席はすぐに空き、決裁した人に知らせます。同じ申請のほかの日は、そのままです。">
          予約を取り消しますか
        </PageHeading>
        <DescriptionList
          items={[
            { term: '日時', description: bookedInWords(booking) },
            { term: '場所', description: placeInWords(booking) },
          ]}
        />
        <PostForm action={`/console/workplaces/bookings/${booking.id}/cancellation`}>
          <FormActions>
            <Button variant="danger">取り消す</Button>
            <ButtonLink href="/console/workplaces" variant="tertiary">
              取り消さないで戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
