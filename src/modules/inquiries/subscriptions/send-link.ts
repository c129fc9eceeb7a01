import type { Program, Task } from '#kernel/program.ts'
import { newToken } from '#lib/crypto/seal.ts'
import type { Language } from '#lib/text/language.ts'
import { languageOfTalk } from '../languages/languages.queries.ts'
import { answerWithin, findChannel } from '../line/channel.ts'
import { NOTICE_LETTER } from './link-letter.ts'
import { insertNoticeLink } from './links.queries.ts'

export const NOTICES = '/line/notices'
export const NOTICE_LINK_MINUTES = 30

export const sendNoticeLinkTask = (program: Program): Task => sendTalkLinkTask(program, NOTICES, NOTICE_LETTER)

/** Answers with a link to a page of whoever holds this talk, in their language. One try: the reply token does not live longer, and whoever hears nothing asks again. */
export function sendTalkLinkTask(
  program: Program,
  path: string,
  letters: Record<Language, (link: string, minutes: number) => string>,
): Task {
  return async (municipality, payload) => {
    const channel = await findChannel(program, municipality)
    if (!channel) return
    const [replyToken, lineUserId] = [String(payload['replyToken']), String(payload['lineUserId'])]
    const [token, now] = [newToken(), program.clock()]
    const expiresAt = now.add({ minutes: NOTICE_LINK_MINUTES })
    await insertNoticeLink(municipality.db, now, { token, lineUserId, expiresAt })
    const lang = await languageOfTalk(municipality.db, { lineUserId })
    const text = letters[lang](`${municipality.publicUrl}${path}/${token}`, NOTICE_LINK_MINUTES)
    await answerWithin(5_000, channel.api.replyMessage({ replyToken, messages: [{ type: 'text', text }] }))
  }
}
