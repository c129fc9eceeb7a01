import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Module, Program, WaitingItem } from '#kernel/program.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { dateInWords, momentInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import { EmptyState, LinkList, PageHeading, Section, Stack } from '#ui/index.ts'

const greeting = (hour: number): string => {
  if (hour < 4 || hour >= 18) return 'おつかれさまです'
  return hour < 11 ? 'おはようございます' : 'こんにちは'
}

/** What was promised stands first, and of that what breaks first; then what has waited longest. */
function byUrgency(a: WaitingItem, b: WaitingItem): number {
  if (a.promise && b.promise) return Temporal.Instant.compare(a.promise.until, b.promise.until)
  return Number(Boolean(b.promise)) - Number(Boolean(a.promise)) || Temporal.Instant.compare(a.since, b.since)
}

/** 「きょうの仕事」: what waits for me, what breaks or is oldest first; nothing else. */
export async function consoleHome(program: Program, modules: Module[], c: Context<ConsoleEnv>) {
  const { municipality, staff, now } = c.var
  const lists = await Promise.all(modules.map((module) => module.waiting?.(municipality, staff, now)))
  const all = lists.flatMap((list) => list?.items ?? [])
  const waiting = all.filter(
    ({ about }) => about === undefined || all.every(({ href }) => href.split('?')[0] !== about),
  )
  const more = lists.flatMap((list) => list?.more ?? [])
  const cards = await Promise.all(modules.map((module) => module.today?.(c)))
  waiting.sort(byUrgency)
  const local = now.toZonedDateTimeISO(TOKYO)
  const today = local.toPlainDate()
  return consolePage(program, c, {
    title: 'きょうの仕事',
    children: (
      <>
        <PageHeading
          over={`${warekiYear(today)}${dateInWords(today)}`}
          lead={`${staff.name}さん、${greeting(local.hour)}。`}
        >
          きょうの仕事
        </PageHeading>
        <Stack gap="loose">
          {cards}
          <div id="home" data-live>
            <Section
              heading="待っているもの"
              aside={waiting.length > 1 && (waiting[0]!.promise ? '期限の近い順' : '古い順')}
            >
              {waiting.length > 0 ? (
                <Stack>
                  <LinkList
                    items={waiting.map(({ href, title, since, promise }) => ({
                      href,
                      text: title,
                      note: promise?.words ?? momentInWords(since, now),
                    }))}
                  />
                  {more.map(({ href, text }) => (
                    <a key={href} href={href}>
                      {text}
                    </a>
                  ))}
                </Stack>
              ) : (
                <EmptyState heading="待っているものはありません">
                  新しい相談やお知らせが届くと、ここに出ます。
                </EmptyState>
              )}
            </Section>
          </div>
        </Stack>
      </>
    ),
  })
}
