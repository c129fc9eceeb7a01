import { timeInWords } from '#lib/time/in-words.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { Bubble, Card, Stack } from '#ui/index.ts'
import { type Broadcast, broadcastHref } from './broadcast.ts'

/** As it looks on a phone: each message a bubble of its own. */
export function PhonePreview({ broadcast, town, now }: { broadcast: Broadcast; town: string; now: Temporal.Instant }) {
  const { id, body, link, picture } = broadcast
  const at = now.toZonedDateTimeISO(TOKYO)
  const said = { from: 'staff', own: 'resident', author: town } as const
  const time = { datetime: now.toString(), text: timeInWords(at.toPlainTime()) }
  return (
    <Card heading="LINE での見え方">
      <Stack gap="tight">
        <Bubble {...said} time={time}>
          <pre>{link ? `${body}\n\n${link}` : body}</pre>
        </Bubble>
        {picture && (
          <Bubble {...said} time={time} continued>
            <img src={`${broadcastHref(id)}/picture`} alt={`添える写真 ${picture.name}`} loading="lazy" />
          </Bubble>
        )}
        <p class="metric-note">いちばん下に「お知らせを選ぶ・止める」のボタンが付きます。</p>
      </Stack>
    </Card>
  )
}
