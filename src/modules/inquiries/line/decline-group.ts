import type { Program, Task } from '#kernel/program.ts'
import { answerWithin, findChannel } from './channel.ts'

/** A group has no language of its own. */
const words = `お招きありがとうございます。ご相談は個人の内容を含むため、グループではお受けしていません。この窓口を友だちに追加して、一対一でお送りください。

Thank you for inviting us. Consultations are personal, so we do not take them in groups. Please add this account as a friend and write to us there.`

/** Says once to a group or room why the desk keeps quiet there. One try: the reply token does not live longer. */
export function declineGroupTask(program: Program): Task {
  return async (municipality, payload) => {
    const channel = await findChannel(program, municipality)
    const replyToken = String(payload['replyToken'])
    if (channel)
      await answerWithin(5_000, channel.api.replyMessage({ replyToken, messages: [{ type: 'text', text: words }] }))
  }
}
