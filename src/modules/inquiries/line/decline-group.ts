import type { Program, Task } from '#kernel/program.ts'
import { answerWithin, findChannel } from './channel.ts'

const words =
  'お招きありがとうございます。ご相談は個人の内容を含むため、グループではお受けしていません。この窓口を友だちに追加して、一対一でお送りください。'

/** Says once to a group or room why the desk keeps quiet there. One try: the reply token does not live longer. */
export function declineGroupTask(program: Program): Task {
  return async (municipality, payload) => {
    const channel = await findChannel(program, municipality)
    const replyToken = String(payload['replyToken'])
    if (channel)
      await answerWithin(5_000, channel.api.replyMessage({ replyToken, messages: [{ type: 'text', text: words }] }))
  }
}
