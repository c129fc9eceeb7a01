import type { Db } from '#lib/db/connect.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import type { Message } from '../../conversations/messages.queries.ts'
import { wordsToFind } from '../words-to-find.ts'
import { findPublished, type PublishedFaq, searchPublished } from '../published.queries.ts'

const SHOWN = 3

/** What was published about the words that the resident wrote last, in their language. */
export async function suggestFaqs(
  db: Db<'inquiries'>,
  { lang }: Pick<Conversation, 'lang'>,
  messages: readonly Message[],
): Promise<PublishedFaq[]> {
  const asked = messages.findLast(({ author, body, withdrawnAt }) => author === 'resident' && body && !withdrawnAt)
  const words = wordsToFind(asked?.body ?? '')
  return words.length > 0 ? await searchPublished(db, words, { lang, limit: SHOWN }) : []
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

/** 返信に入れる: works without JavaScript, as the address of the same conversation with the words in its reply. */
export const Suggestions = ({ faqs, hrefOf }: { faqs: PublishedFaq[]; hrefOf: (id: number) => string }) =>
  faqs.length > 0 && (
    <section class="faq-suggestions" aria-labelledby="faq-suggestions">
      <h3 id="faq-suggestions">よくある質問から</h3>
      <ul>
        {faqs.map(({ id, question }) => (
          <li>
            <a href={`/faq/${id}`}>{question}</a>
            <a class="button" data-variant="secondary" data-size="small" href={hrefOf(id)}>
              返信に入れる
              <span class="visually-hidden">: {question}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
