import { PostForm } from '#kernel/http/render.tsx'
import { firstOf } from '#kernel/http/form-reader.ts'
import type { Section } from '#kernel/organization/section-tree.ts'
import { IN_JAPANESE, languages } from '#lib/text/language.ts'
import { Button, Disclosure, Select, TextArea } from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import type { Colleague } from './assigning/colleagues.queries.ts'
import { personInWords } from './merging/reply-to.tsx'
import type { Mistaken } from './mistaken.ts'
import { LONGEST_NOTE } from './notes/note.ts'
import type { Given } from './tags/tags.queries.ts'

export interface CaseFileProps {
  conversation: Conversation
  /** To whom a reply goes: the same, or what was joined to it (統合). */
  to: Conversation
  inbox: Inbox
  /** The newest message on the page. */
  seen: number
  given: Given[]
  offered: Given[]
  colleagues: Colleague[]
  sections: Section[]
  /** Whoever is answered here is asked how it was. */
  asks: boolean
  mistaken?: Mistaken | undefined
}

/** 対応: how the section sorts a conversation, who does it, and where it goes. What is typed here stays while the rest of the page renews itself. */
export const CaseFile = (props: CaseFileProps) => (
  <section class="case-file" aria-label="対応">
    <Sorted {...props} />
    <AddTag {...props} />
    <Assign {...props} />
    <Speak {...props} />
    <Move {...props} />
    <CloseQuietly {...props} />
  </section>
)

function Sorted({ conversation: { id, urgent }, inbox, given }: CaseFileProps) {
  return (
    <div id="case-sorted" data-live>
      <h3>対応</h3>
      <div class="case-tags">
        {given.map((tag) => (
          <PostForm action={deskAddress(inbox, `${id}/tags/${tag.id}/removal`)}>
            <Button variant="secondary" size="small" icon="x" aria-label={`分類「${tag.name}」を外す`}>
              {tag.name}
            </Button>
          </PostForm>
        ))}
        <PostForm action={deskAddress(inbox, `${id}/urgency`)} hidden={{ urgent: urgent ? '0' : '1' }}>
          <Button variant="tertiary" size="small">
            {urgent ? '急ぎをやめる' : '急ぎにする'}
          </Button>
        </PostForm>
      </div>
    </div>
  )
}

/** 満足度をきかずに完了: where asking how it was would be out of place. */
const CloseQuietly = ({ conversation: { id, closedAt, waitingSince }, inbox, seen, asks }: CaseFileProps) => (
  <div id="close-quietly" data-live>
    {asks && !closedAt && !waitingSince && (
      <PostForm action={deskAddress(inbox, `${id}/closing`)} hidden={{ seen: String(seen), quietly: '1' }}>
        <Button variant="tertiary" size="small">
          満足度をきかずに完了にする
        </Button>
      </PostForm>
    )}
  </div>
)

const namesOf = (of: { id: number; name: string }[]) => of.map(({ id, name }) => ({ value: String(id), text: name }))

function AddTag({ conversation: { id }, inbox, given, offered, mistaken }: CaseFileProps) {
  const left = offered.filter((tag) => !given.some((one) => one.id === tag.id))
  const error = mistaken?.field === 'tag' ? mistaken.message : undefined
  return (
    <Disclosure summary="分類を付ける" open={error !== undefined}>
      {left.length > 0 || error ? (
        <PostForm action={deskAddress(inbox, `${id}/tags`)}>
          <Select name="tag" label="分類" placeholder="選んでください" options={namesOf(left)} error={error} />
          <Button variant="secondary" size="small">
            付ける
          </Button>
        </PostForm>
      ) : (
        <p>付けられる分類はありません。</p>
      )}
      <p>
        <a href="/console/inquiries/tags">分類を編集する</a>
      </p>
    </Disclosure>
  )
}

function Assign({ conversation: { id, assigneeId }, inbox, colleagues }: CaseFileProps) {
  return (
    <Disclosure summary="担当を決める">
      <PostForm action={deskAddress(inbox, `${id}/assignee`)} hidden={{ was: String(assigneeId ?? '') }}>
        <Select
          name="to"
          label="担当"
          placeholder="担当なし"
          options={namesOf(colleagues)}
          value={String(assigneeId ?? '')}
        />
        <Button variant="secondary" size="small">
          決める
        </Button>
      </PostForm>
    </Disclosure>
  )
}

/** What the program says by itself, and the page of whoever asked, are in this language. Each who was joined has their own. */
function Speak({ conversation: { joined }, to, inbox, mistaken }: CaseFileProps) {
  const error = mistaken?.field === 'lang' ? mistaken.message : undefined
  const whose = joined.length > 0 ? `${personInWords(to)}の` : ''
  return (
    <Disclosure summary={`${whose}言語: ${IN_JAPANESE[to.lang]}`} open={error !== undefined}>
      <PostForm action={deskAddress(inbox, `${to.id}/language`)}>
        <Select
          name="lang"
          label="自動の返事とページの言語"
          options={languages.map((one) => ({ value: one, text: IN_JAPANESE[one] }))}
          value={to.lang}
          error={error}
        />
        <Button variant="secondary" size="small">
          変える
        </Button>
      </PostForm>
    </Disclosure>
  )
}

function Move({ conversation: { id, sectionId }, inbox, seen, sections, mistaken }: CaseFileProps) {
  const errorAt = (field: string) => (mistaken?.field === field ? mistaken.message : undefined)
  const typed = mistaken?.typed ?? {}
  return (
    <Disclosure summary="ほかの課へ移す" open={Boolean(errorAt('section') ?? errorAt('reason'))}>
      <PostForm action={deskAddress(inbox, `${id}/move`)} hidden={{ seen: String(seen) }}>
        <Select
          name="section"
          label="移す先の課"
          placeholder="選んでください"
          options={namesOf(sections.filter((one) => one.id !== sectionId))}
          value={firstOf(typed, 'section')}
          error={errorAt('section')}
        />
        <TextArea
          name="reason"
          label="移す理由"
          hint="移した先の職員が読みます。相手には見えません。"
          rows={3}
          maxLength={LONGEST_NOTE}
          value={firstOf(typed, 'reason')}
          error={errorAt('reason')}
        />
        <p class="hint">移すと、この課ではこの相談を見られなくなります。書きかけの返信は送られません。</p>
        <Button variant="secondary" size="small">
          移す
        </Button>
      </PostForm>
    </Disclosure>
  )
}
