import { randomUUID } from 'node:crypto'
import { PostForm } from '#kernel/http/render.tsx'
import type { Language } from '#lib/text/language.ts'
import { Button, Cluster, Stack } from '#ui/index.ts'
import type { Message } from '../conversations/messages.queries.ts'
import { CHOICES } from './choice-words.ts'

/** On the page of whoever asked: what staff offered last can be answered by a button, as long as nobody said anything since. */
export function ChoiceButtons({ messages, action, lang }: { messages: Message[]; action: string; lang: Language }) {
  const choices = messages.findLast(({ author }) => author !== 'system')?.detail.choices ?? []
  if (choices.length === 0) return null
  return (
    <PostForm action={action} hidden={{ key: randomUUID() }}>
      <Stack gap="tight">
        <p class="choices-lead">{CHOICES[lang]}</p>
        <Cluster gap="tight">
          {choices.map((choice) => (
            <Button key={choice} name="text" value={choice} variant="secondary">
              {choice}
            </Button>
          ))}
        </Cluster>
      </Stack>
    </PostForm>
  )
}
