import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  errorFor,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { inOrder } from '../calls/desk/call-lines.tsx'
import { whoseWords } from '../casework/merging/threads.ts'
import type { ThreadPlaces } from '../conversations/message-bubble.tsx'
import { NoteForm } from '../casework/notes/note-form.tsx'
import { NoteLine } from '../casework/notes/note-line.tsx'
import { CHANNELS } from '../conversations/channels.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { Thread } from '../conversations/thread.tsx'
import { LONGEST_OPINION, opinionHref, OPINIONS, READ_DAYS, wishedInWords } from './opinion.ts'
import { opinionLines } from './opinion-lines.tsx'
import type { AskedView } from './open-asked.ts'

/** A form that was sent back. */
export interface Again {
  refusal: Refusal
  typed: Typed
}

/** A conversation of another section, for whoever is asked about it: what is asked, what was said, and the opinion. */
export function askedPage(program: Program, c: Context<ConsoleEnv>, view: AskedView, again?: Again) {
  const { request, conversation, messages, notes, requests, readers } = view
  const { now, staff } = c.var
  const here = opinionHref(request.id)
  const errors = again?.refusal.mistakes ?? []
  const first = again?.refusal.field ?? ''
  const mistaken = again && { field: first, message: again.refusal.message, typed: again.typed }
  const more = messages.length >= MESSAGES_A_PAGE
  const name = nameOf(conversation)
  const places: ThreadPlaces = {
    older: (before) => `${here}?${new URLSearchParams({ before })}`,
    file: (message, position) => `${here}/files/${message}/${position}`,
    preview: (message, position) => `${here}/files/${message}/${position}/preview`,
  }
  return consolePage(program, c, {
    title: `${again ? 'エラー: ' : ''}合議: ${name}さんの相談`,
    status: again && (again.refusal.status === 409 ? 409 : 422),
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: '相談', href: '/console/inquiries' }, { text: '合議', href: OPINIONS }, { text: name }]}
      />
    ),
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <PageHeading
          over={`${request.fromSection} ${request.askedBy}・${momentInWords(request.askedAt, now)}`}
          lead={`${request.fromSection}が担当する、${CHANNELS[conversation.channel]}での相談です。意見は職員だけが読みます。相手に答えるのは${request.fromSection}です。`}
        >
          {name}さんの相談への意見
        </PageHeading>
        <Section heading="ききたいこと" aside={`希望日: ${wishedInWords(request, dateInTokyo(now))}`}>
          <blockquote class="message-words">{request.question}</blockquote>
        </Section>
        <Section heading="やりとり">
          <Thread
            messages={messages}
            resident={{ name }}
            now={now}
            more={more}
            places={places}
            threads={whoseWords(conversation, () => places)}
            asides={inOrder([
              ...opinionLines(requests, now, more ? messages[0]?.occurredAt : undefined),
              ...notes.map((note) => ({
                at: note.writtenAt,
                line: (
                  <NoteLine
                    key={`note-${note.id}`}
                    note={note}
                    now={now}
                    strike={
                      !request.outcome && note.kind === 'note' && note.authorId === staff.id
                        ? `${here}/notes/${note.id}/removal`
                        : undefined
                    }
                  />
                ),
              })),
            ])}
          />
          {c.req.query('before') && <a href={here}>最新のやりとりへ</a>}
        </Section>
        {request.outcome ? (
          <Notice tone="info" heading={`${request.endedBy}さんが意見を返しました`}>
            意見はやりとりの中で読めます。この相談は、意見を返してから{READ_DAYS}日間、読むことができます。
          </Notice>
        ) : (
          <>
            <Section heading="意見">
              <PostForm action={`${here}/opinion`}>
                <TextArea
                  name="opinion"
                  label="課としての意見"
                  hint="返すと、この合議は終わります。あとからは直せません。"
                  rows={6}
                  maxLength={LONGEST_OPINION}
                  value={first === 'opinion' ? firstOf(again?.typed ?? {}, 'opinion') : ''}
                  error={errorFor(errors, 'opinion')}
                />
                <FormActions>
                  <Button icon="send">意見を返す</Button>
                </FormActions>
              </PostForm>
            </Section>
            <NoteForm
              action={`${here}/notes`}
              colleagues={readers.filter(({ id }) => id !== staff.id)}
              mistaken={mistaken}
            />
          </>
        )}
      </Stack>
    ),
  })
}
