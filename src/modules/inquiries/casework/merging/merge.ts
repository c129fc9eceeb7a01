import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { idIn } from '#lib/text/whole-number.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { withoutNumbers } from '../notes/note.ts'
import { LONGEST_REASON } from './joined.ts'

/** What stands in the way of joining one conversation into another, besides what the two say of themselves. */
export interface Obstacles {
  /** One of the two is a page on which a talk goes on, or has one; or the section keeps its talks there. */
  confidential: boolean
  /** In which of the two a reply waits to go or to be decided: it was written without the other before one's eyes. */
  replyWaitsIn: number | null
  /** Of the one that would be joined: a call back for which a time is being chosen. */
  offerOpen: boolean
  /** Of the one that would be joined: another section is asked (合議). */
  asked: boolean
}

/** @throws Refusal 422 with everything that is wrong */
export function readMerge(typed: Typed): { other: number; reason: string } {
  const form = formReader(typed)
  const said = firstOf(typed, 'merged').normalize('NFKC').trim()
  const other = idIn(/\/inquiries\/(\d+)/.exec(said)?.[1] ?? said)
  if (!other) form.wrong('merged', '相談の番号か、相談を開いたページのアドレスを入力してください。')
  const reason = withoutNumbers(form.text('mergeReason', '理由', LONGEST_REASON)).trim()
  if (!reason) form.wrong('mergeReason', '統合する理由を入力してください。あとで見る職員が読みます。')
  form.done()
  return { other, reason }
}

/** 統合 is of two, within one section, one level deep. Undefined where nothing stands in the way; otherwise that, and what to do. */
export function whyNotMerged(main: Conversation, other: Conversation, obstacles: Obstacles): string | undefined {
  if (other.mergedInto !== null) return `番号 ${other.id} は、番号 ${other.mergedInto} の相談に統合されています。`
  if (other.joined.length > 0)
    return `番号 ${other.id} には、統合した相談があります。番号 ${other.id} の画面から統合するか、先にそちらの統合を解いてください。`
  if (other.sectionId !== main.sectionId)
    return `番号 ${other.id} は${other.section}の相談です。先に、同じ課へ移してください。`
  if (obstacles.confidential)
    return '町のページで続ける相談は、内容を守るため統合できません。関連する相談としてつないでください。'
  if (obstacles.replyWaitsIn !== null)
    return `番号 ${obstacles.replyWaitsIn} に、送信前か決裁を待つ返信があります。送られるのを待つか、取り消してから統合してください。`
  if (obstacles.offerOpen)
    return `番号 ${other.id} の方に、折り返しの日時を選んでもらっています。決まってから統合してください。`
  if (obstacles.asked)
    return `番号 ${other.id} は、ほかの課に意見を求めています。返事を待つか、やめてから統合してください。`
  return undefined
}
