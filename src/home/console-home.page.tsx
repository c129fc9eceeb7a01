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

const bySince = (a: WaitingItem, b: WaitingItem): number => Temporal.Instant.compare(a.since, b.since)

const byPromise = (a: WaitingItem, b: WaitingItem): number =>
  Temporal.Instant.compare(a.promise?.until ?? a.since, b.promise?.until ?? b.since)

/** 「きょうの仕事」: what waits for me: what was promised, what breaks first; then what has no date, oldest first; nothing else. */
export async function consoleHome(program: Program, modules: Module[], c: Context<ConsoleEnv>) {
  const { municipality, staff, now } = c.var
  const lists = await Promise.all(modules.map((module) => module.waiting?.(municipality, staff, now)))
  const all = lists.flatMap((list) => list?.items ?? [])
  const waiting = all.filter(
    ({ about }) => about === undefined || all.every(({ href }) => href.split('?')[0] !== about),
  )
  const more = lists.flatMap((list) => list?.more ?? [])
  const cards = await Promise.all(modules.map((module) => module.today?.(c)))
  const dated = waiting.filter(({ promise }) => promise).sort(byPromise)
  const undated = waiting.filter(({ promise }) => !promise).sort(bySince)
  const elsewhere = more.length > 0 && (
    <Stack>
      {more.map(({ href, text }) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
    </Stack>
  )
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
            <Stack gap="loose">
              {waiting.length === 0 && (
                <Section heading="待っているもの">
                  {elsewhere || (
                    <EmptyState heading="待っているものはありません">
                      新しい相談や通知が届くと、ここに出ます。
                    </EmptyState>
                  )}
                </Section>
              )}
              <Listed heading="期限のあるもの" order="期限の近い順" items={dated} now={now} />
              <Listed
                heading={dated.length > 0 ? '期限のないもの' : '待っているもの'}
                order="古い順"
                items={undated}
                now={now}
              />
              {waiting.length > 0 && elsewhere}
            </Stack>
          </div>
        </Stack>
      </>
    ),
  })
}

interface ListedProps {
  heading: string
  order: string
  items: WaitingItem[]
  now: Temporal.Instant
}

const Listed = ({ heading, order, items, now }: ListedProps) =>
  items.length > 0 && (
    <Section heading={heading} aside={items.length > 1 && order}>
      <LinkList
        items={items.map(({ href, title, since, promise }) => ({
          href,
          text: title,
          note: promise?.words ?? momentInWords(since, now),
        }))}
      />
    </Section>
  )
