import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, Disclosure, TextInput } from '#ui/index.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../../conversations/inbox-address.ts'
import { nameOf } from '../../conversations/inbox-list.tsx'
import type { Mistaken } from '../mistaken.ts'
import { type Link, LONGEST_WHY } from './link.ts'

export interface LinkedProps {
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
  links: readonly Link[]
  /** Other conversations of the same person. */
  others: readonly { id: number; lastAt: Temporal.Instant }[]
  mistaken?: Mistaken | undefined
}

/** 関連する相談: what belongs together, and the way there. */
export function Linked({ conversation: { id }, inbox, now, links, others, mistaken }: LinkedProps) {
  const errorAt = (field: string) => (mistaken?.field === field ? mistaken.message : undefined)
  const wrong = errorAt('other') ?? errorAt('why')
  const typed = wrong && mistaken ? mistaken.typed : {}
  return (
    <section class="case-file" aria-label="関連する相談">
      <div id="case-linked" data-live>
        <h3>関連する相談</h3>
        {links.length === 0 && others.length === 0 && <p class="hint">つながる相談はありません。</p>}
        <ul class="linked">
          {links.map((link) => (
            <li key={link.id}>
              {link.other ? (
                <a href={deskAddress(inbox, link.other.id)}>
                  {nameOf(link.other)} {momentInWords(link.other.lastAt, now)}
                </a>
              ) : (
                <span>別の課の相談</span>
              )}
              {link.other && <span class="hint">{` ${link.other.section}${link.other.closedAt ? '・完了' : ''}`}</span>}
              {link.words && <span class="linked-why">{link.words}</span>}
              <PostForm action={deskAddress(inbox, `${id}/links/${link.id}/removal`)}>
                <Button
                  variant="tertiary"
                  size="small"
                  aria-label={`${link.other ? nameOf(link.other) : '別の課'}の相談とのつながりを外す`}
                >
                  外す
                </Button>
              </PostForm>
            </li>
          ))}
          {others.map((other) => (
            <li key={`of-${other.id}`}>
              <a href={deskAddress(inbox, other.id)}>この方の{momentInWords(other.lastAt, now)}の相談</a>
              <PostForm action={deskAddress(inbox, `${id}/links`)} hidden={{ other: String(other.id) }}>
                <Button
                  variant="tertiary"
                  size="small"
                  aria-label={`この方の${momentInWords(other.lastAt, now)}の相談とつなぐ`}
                >
                  つなぐ
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      </div>
      <Disclosure summary="相談をつなぐ" open={wrong !== undefined}>
        <PostForm action={deskAddress(inbox, `${id}/links`)}>
          <TextInput
            name="other"
            label="相談の番号かアドレス"
            hint={`この相談の番号は ${id} です。`}
            value={firstOf(typed, 'other')}
            error={errorAt('other')}
          />
          <TextInput
            name="why"
            label="つながり(なくてもかまいません)"
            maxLength={LONGEST_WHY}
            value={firstOf(typed, 'why')}
            error={errorAt('why')}
          />
          <Button variant="secondary" size="small">
            つなぐ
          </Button>
        </PostForm>
      </Disclosure>
    </section>
  )
}
