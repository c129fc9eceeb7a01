import type { Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'

/** In which language the town speaks in a conversation from now on. @returns whether that is another than before */
export async function setLanguage(tx: Tx<'inquiries'>, conversationId: number, lang: Language): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations')
    .set({ lang })
    .where('id', '=', conversationId)
    .where('lang', '<>', lang)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
