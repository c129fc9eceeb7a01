import { addressIn } from '#kernel/http/reader-language.ts'
import type { Program, Task } from '#kernel/program.ts'
import { newToken } from '#lib/crypto/seal.ts'
import { languages } from '#lib/text/language.ts'
import { languageOfTalk } from '../../languages/languages.queries.ts'
import { asksWith } from '../../languages/talk-words.ts'
import { answerWithin, findChannel } from '../channel.ts'
import { SIGN_IN_LETTER } from './sign-in-letter.ts'
import { LINE_SIGN_IN } from './sign-in-words.ts'
import { insertSignIn } from './sign-ins.queries.ts'

export const SIGN_IN_MINUTES = 10

/** Nobody has to write Japanese to get a link. */
export const asksToSignIn = asksWith(languages.map((language) => LINE_SIGN_IN[language].word))

/** LINE's own browser knows no cookie of the phone's: the link leads into that which the phone opens pages with. */
const OUTSIDE = 'openExternalBrowser=1'

/** Answers with a link that signs in as whoever holds this talk. One try: the reply token does not live longer, and whoever hears nothing asks again. */
export function sendSignInTask(program: Program): Task {
  return async (municipality, payload) => {
    const channel = await findChannel(program, municipality)
    if (!channel) return
    const [replyToken, lineUserId] = [String(payload['replyToken']), String(payload['lineUserId'])]
    const [token, now] = [newToken(), program.clock()]
    const expiresAt = now.add({ minutes: SIGN_IN_MINUTES })
    await insertSignIn(municipality.db, now, { token, lineUserId, expiresAt })
    const lang = await languageOfTalk(municipality.db, { lineUserId })
    const page = `/line/sign-in/${token}?${OUTSIDE}`
    const link = lang === 'ja' ? page : addressIn(lang, page)
    const text = SIGN_IN_LETTER[lang](`${municipality.publicUrl}${link}`, SIGN_IN_MINUTES)
    await answerWithin(5_000, channel.api.replyMessage({ replyToken, messages: [{ type: 'text', text }] }))
  }
}
