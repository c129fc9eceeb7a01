import { PostForm } from '#kernel/http/render.tsx'
import { Button, StatusLabel } from '#ui/index.ts'
import type { Aside } from '../../calls/desk/call-lines.tsx'
import type { Message } from '../../conversations/messages.queries.ts'
import { isForeign, isOpen, type MachineText } from '../machine.ts'
import type { Machine } from '../read-machine.ts'
import { Thinking, whoWrote } from './machine-strip.tsx'

export interface MachineLinesProps {
  now: Temporal.Instant
  /** Of the thread of a message and what is below it. */
  hrefOf: (thread: number, rest: string) => string
}

/** 機械翻訳 below what a resident wrote in another language, or the button for it. The original stays where it is. */
export const machineLines = (
  { texts, uses }: Machine,
  messages: readonly Message[],
  { now, hrefOf }: MachineLinesProps,
): Aside[] =>
  messages.flatMap((message) => {
    const text = texts.find(({ use, messageId }) => use === 'reading' && messageId === message.id)
    const asks =
      uses.includes('reading') && message.author === 'resident' && !message.withdrawnAt && isForeign(message.body)
    if (!text && !asks) return []
    return {
      at: message.occurredAt.add({ nanoseconds: 1 }), // right after it
      line: (
        <article class="note" data-kind="machine" key={`machine-${message.id}`}>
          {text && <Reading text={text} now={now} href={hrefOf(message.conversationId, '')} />}
          {asks && !(text && (isOpen(text) || text.body)) && (
            <PostForm
              action={hrefOf(message.conversationId, 'machine')}
              hidden={{ use: 'reading', message: String(message.id) }}
              inline
            >
              <Button variant="tertiary" size="small">
                日本語に翻訳する(機械)
              </Button>
            </PostForm>
          )}
        </article>
      ),
    }
  })

const Reading = ({ text, now, href }: { text: MachineText; now: Temporal.Instant; href: string }) => (
  <>
    <p class="note-head">
      <StatusLabel tone={text.failure ? 'warning' : 'info'}>機械翻訳</StatusLabel>
      {text.body && <span>{whoWrote(text, now)}</span>}
    </p>
    {isOpen(text) && <Thinking href={href} />}
    {text.failure && <p>{text.failure}</p>}
    {text.body && <p class="note-words">{text.body}</p>}
  </>
)
