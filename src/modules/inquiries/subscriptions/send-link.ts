import type { Program, Task } from '#kernel/program.ts'
import { newToken } from '#lib/crypto/seal.ts'
import { answerWithin, findChannel } from '../line/channel.ts'
import { insertNoticeLink } from './links.queries.ts'

export const NOTICES = '/line/notices'
export const NOTICE_LINK_MINUTES = 30

const letter = (
  link: string,
) => `受け取るお知らせは、次のリンクから選べます(${NOTICE_LINK_MINUTES}分間)。いまの登録を見る、変える、止めるのも、ここからです。
${link}

このリンクをだれにも渡さないでください。`

export const sendNoticeLinkTask = (program: Program): Task => sendTalkLinkTask(program, NOTICES, letter)

/** Answers with a link to a page of whoever holds this talk. One try: the reply token does not live longer, and whoever hears nothing asks again. */
export function sendTalkLinkTask(program: Program, path: string, words: (link: string) => string): Task {
  return async (municipality, payload) => {
    const channel = await findChannel(program, municipality)
    if (!channel) return
    const [replyToken, lineUserId] = [String(payload['replyToken']), String(payload['lineUserId'])]
    const [token, now] = [newToken(), program.clock()]
    const expiresAt = now.add({ minutes: NOTICE_LINK_MINUTES })
    await insertNoticeLink(municipality.db, now, { token, lineUserId, expiresAt })
    const text = words(`${municipality.publicUrl}${path}/${token}`)
    await answerWithin(5_000, channel.api.replyMessage({ replyToken, messages: [{ type: 'text', text }] }))
  }
}
