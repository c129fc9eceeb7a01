import type { Context } from 'hono'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, CopyText, FormActions, Notice, PageHeading, Section, Stack } from '#ui/index.ts'
import { WorkplacesTabs } from '../workplaces-tabs.tsx'

const HERE = '/console/workplaces/calendar'

export interface CalendarPage {
  /** When the address that stands was made. */
  madeAt: Temporal.Instant | undefined
  /** The address just made: shown this once. */
  address: string | undefined
}

/** 「カレンダー」: one's own bookings in the calendar one looks at anyway. */
export function calendarPage(program: Program, c: Context<ConsoleEnv>, { madeAt, address }: CalendarPage) {
  return consolePage(program, c, {
    title: 'カレンダー',
    scripts: [asset('copy.island.js')],
    children: (
      <Stack>
        <PageHeading lead="予約を、ふだん使っているカレンダー(Outlook、Google カレンダー、iPhone など)に出せます。">
          カレンダー
        </PageHeading>
        <WorkplacesTabs here={HERE} />
        {address && (
          <Notice tone="success" live="status" heading="アドレスができました">
            <p>このアドレスはここに一度だけ出ます。カレンダーの「URL で追加」「照会」に貼り付けてください。</p>
            <CopyText id="feed-address" text={address} />
            <p>アドレスを知っている人は、あなたの予約を読めます。人に渡さないでください。</p>
          </Notice>
        )}
        <Section heading="カレンダーのアドレス">
          <Stack>
            <p>
              {madeAt
                ? `${momentInWords(madeAt, c.var.now)}に作ったアドレスが使えます。作り直すと、前のアドレスは使えなくなります。`
                : 'まだ作っていません。'}
            </p>
            <PostForm action={HERE}>
              <FormActions>
                <Button variant={madeAt ? 'secondary' : 'primary'} icon="calendar">
                  {madeAt ? '作り直す' : 'アドレスを作る'}
                </Button>
              </FormActions>
            </PostForm>
            {madeAt && (
              <PostForm action={`${HERE}/removal`}>
                <Button variant="tertiary">使えなくする</Button>
              </PostForm>
            )}
          </Stack>
        </Section>
      </Stack>
    ),
  })
}
