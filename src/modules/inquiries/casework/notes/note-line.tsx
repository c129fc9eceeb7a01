import { PostForm } from '#kernel/http/render.tsx'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Button, Icon } from '#ui/index.ts'
import { Words } from '../../conversations/message-bubble.tsx'
import type { Aside } from '../../calls/desk/call-lines.tsx'
import { placeText } from '../../conversations/place.ts'
import type { Note } from './note.ts'

export interface NoteLineProps {
  note: Note
  now: Temporal.Instant
  /** Takes the form that strikes it, for its author. */
  strike?: string | undefined
}

/** A line that only staff read: between the messages, and of another look than they. */
export function NoteLine({ note, now, strike }: NoteLineProps) {
  const { author, kind, body, writtenAt, struckAt, mentioned } = note
  const words = (
    <>
      {mentioned.length > 0 && <strong>{mentioned.map((name) => `@${name}`).join(' ')} </strong>}
      {body && <Words text={body} />}
    </>
  )
  return (
    <article class="note" data-kind={kind} id={`note-${note.id}`}>
      <p class="note-head">
        <Icon name="users" size={16} />
        <span>{happened(note)}</span>
        <time dateTime={writtenAt.toString()} title={dateTimeInWords(writtenAt)}>
          {momentInWords(writtenAt, now)}
        </time>
      </p>
      {(body || mentioned.length > 0) && <div class="note-words">{struckAt ? <del>{words}</del> : words}</div>}
      {struckAt && (
        <p class="note-struck">
          {author}さんが取り消しました({momentInWords(struckAt, now)})
        </p>
      )}
      {strike && !struckAt && (
        <PostForm action={strike}>
          <Button variant="tertiary" size="small">
            メモを取り消す
          </Button>
        </PostForm>
      )}
    </article>
  )
}

/** Above the oldest note of a page: where those before it are. Those of the same moment stand there once more, so that none is passed over. */
export function olderNotes(
  { notes: [oldest], olderNotes }: { notes: Note[]; olderNotes: boolean },
  hrefBefore: (place: string) => string,
): Aside[] {
  if (!oldest || !olderNotes) return []
  const place = placeText({ at: oldest.writtenAt.add({ microseconds: 1 }), id: 0 })
  const line = (
    <p class="older" key="older-notes">
      <a href={hrefBefore(place)}>これより前の内部メモを見る</a>
    </p>
  )
  return [{ at: oldest.writtenAt, line }]
}

function happened({ kind, author, fromSection, toSection }: Note): string {
  if (kind === 'moved') return `${author}さんが${fromSection}から${toSection}へ移しました`
  if (kind === 'closed') return `${author}さんが完了にしました`
  if (kind === 'reopened') return author ? `${author}さんが再開しました` : '相手が返信を待っているので、再開しました'
  if (kind === 'merged') return `${author}さんが同じ用件の相談を統合しました`
  if (kind === 'unmerged') return `${author}さんが統合を解きました`
  if (kind === 'viewed') return `ほかの課の${author}さんが閲覧しました`
  return `内部メモ ${author}`
}
