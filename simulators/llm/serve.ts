import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerTo, type Message } from './answer.ts'

export interface Asked {
  path: string | undefined
  key: string | undefined
  model: string
  messages: Message[]
}

/** Answers in another way: with a fault, or with other words. Without it, as a server of the protocol does. */
export type Behave = (asked: Asked, answer: ServerResponse) => void | string | Promise<void | string>

const completion = ({ model }: Asked, content: string) => ({
  id: 'chatcmpl-simulator',
  object: 'chat.completion',
  created: 0,
  model,
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
})

export const send = (answer: ServerResponse, status: number, json: unknown): void =>
  void answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))

async function read(request: IncomingMessage): Promise<Asked> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  const { model, messages } = JSON.parse(body) as Pick<Asked, 'model' | 'messages'>
  return { path: request.url, key: request.headers.authorization?.replace('Bearer ', ''), model, messages }
}

/** A server that speaks chat completions, on this machine alone. @returns what stands before `/chat/completions` */
export async function serveModel(port: number, behave?: Behave): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, answer) => {
    try {
      if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
        return send(answer, 404, { error: { message: 'there is only POST /v1/chat/completions' } })
      const asked = await read(request)
      const words = await behave?.(asked, answer)
      if (answer.headersSent || (behave && words === undefined)) return undefined
      return send(answer, 200, completion(asked, words ?? answerTo(asked.messages)))
    } catch {
      return send(answer, 400, { error: { message: 'no JSON with model and messages' } })
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
