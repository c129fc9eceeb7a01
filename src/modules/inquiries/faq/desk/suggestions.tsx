import type { Db } from '#lib/db/connect.ts'
import { writtenFor } from '#lib/text/language.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import type { Message } from '../../conversations/messages.queries.ts'
import { findAnswers, idsOf } from '../finding/find-answers.ts'
import { findPublished, listPublishedOf, type PublishedFaq } from '../published.queries.ts'

/** So many stand on the desk. */
export const SUGGESTED = 5

/** What was published about the words that the resident wrote last, in their language, the best first. */
export async function suggestFaqs(
  db: Db<'inquiries'>,
  { lang }: Pick<Conversation, 'lang'>,
  messages: readonly Message[],
): Promise<PublishedFaq[]> {
  const asked = messages.findLast(({ author, body, withdrawnAt }) => author === 'resident' && body && !withdrawnAt)
  return asked ? await listPublishedOf(db, idsOf(await findAnswers(db, writtenFor(lang), asked.body, SUGGESTED))) : []
}

/** As it stands in the reply: the answer, and where it is to be read again. */
export const inReply = ({ id, answer }: PublishedFaq, publicUrl: string): string =>
  `${answer}\n\n${publicUrl}/faq/${id}`

/** The one that an address of the desk names, to begin a reply with. */
export async function replyFrom(
  db: Db<'inquiries'>,
  asked: string | undefined,
  publicUrl: string,
): Promise<string | undefined> {
  const faq = /^\d{1,15}$/.test(asked ?? '') ? await findPublished(db, Number(asked)) : undefined
  return faq && inReply(faq, publicUrl)
}

/** 返信に入れる: keys.island follows it at its number; works without JavaScript, as the address of the same conversation with the words in its reply. */
export const Suggestions = ({ faqs, hrefOf }: { faqs: PublishedFaq[]; hrefOf: (id: number) => string }) =>
  faqs.length > 0 && (
    <section class="faq-suggestions" aria-labelledby="faq-suggestions">
      <h3 id="faq-suggestions">よくある質問から</h3>
      <ol>
        {faqs.map(({ id, question }, at) => (
          <li>
            <a href={`/faq/${id}`}>{question}</a>
            <a
              class="button"
              data-variant="secondary"
              data-size="small"
              data-inserts={at + 1}
              aria-keyshortcuts={String(at + 1)}
              href={hrefOf(id)}
            >
              返信に入れる
              <span class="visually-hidden">: {question}</span>
              <kbd aria-hidden="true">{at + 1}</kbd>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
