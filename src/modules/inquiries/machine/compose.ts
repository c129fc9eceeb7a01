import type { Said } from '#lib/llm/ask-chat.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Masked, maskPersonal } from '#lib/text/mask-personal.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { listMessages } from '../conversations/messages.queries.ts'
import { suggestFaqs } from '../faq/desk/suggestions.tsx'
import { type Material, newestSaid, promptOf, textsOf } from './prompts.ts'
import { findSaidBy, type Held } from './texts.queries.ts'

/** Of a summary: what a page shows is too little. */
const MOST_MESSAGES = 4 * MESSAGES_A_PAGE

/** What is sent for a text, and what its answer is read with. */
export interface Request {
  messages: Said[]
  putBack: Masked['putBack']
  /** よくある質問 by their numbers. */
  sources: number[]
}

/**
 * Gathers what a use needs, and nothing else; then hides what points to somebody.
 * @param db no transaction: よくある質問 are found in an index that is kept with it
 * @returns undefined where there is nothing to be made of: no question, nothing found, no message any more
 */
export async function compose(
  db: Db<'inquiries'>,
  text: Held,
  conversation: Conversation,
): Promise<Request | undefined> {
  const { use, original, language, messageId } = text
  const material: Material = { use, original, language, lang: conversation.lang, said: [], sources: [] }
  const names = [conversation.name, text.askedByName]
  let sources: number[] = []
  if (use === 'reading') {
    const said = await findSaidBy(db, conversation.id, messageId!)
    if (!said) return undefined
    material.said = [{ by: 'resident', words: said.body }]
  }
  if (use === 'draft' || use === 'summary') {
    const thread = { id: conversation.id } // of one resident alone: a draft or a summary is theirs to be told, and only their name is known and hidden
    const all = await listMessages(db, thread, MOST_MESSAGES, undefined, messageId ?? undefined)
    const said = all.filter(({ author, body, withdrawnAt }) => author !== 'system' && body && !withdrawnAt)
    names.push(...said.flatMap(({ staffName }) => staffName ?? []))
    material.said = newestSaid(
      said.map(({ author, body }) => ({ by: author, words: body })),
      use,
    )
    if (material.said.length === 0) return undefined
    const faqs = use === 'draft' ? await suggestFaqs(db, conversation, said) : []
    if (use === 'draft' && faqs.length === 0) return undefined
    material.sources = faqs
    sources = faqs.map(({ id }) => id)
  }
  const { texts, putBack } = maskPersonal(textsOf(material), names)
  return { messages: promptOf(material, texts), putBack, sources }
}
