import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Behave, serveModel } from '../../../simulators/llm/serve.ts'
import { askChat, type ChatModel } from './ask-chat.ts'

const says: Behave = ({ path, key, model, messages }) => JSON.stringify([path, key, model, messages])
const MESSAGES = [{ role: 'user' as const, content: '質問' }]

async function asked(behave: Behave, more: Partial<ChatModel> = {}): Promise<string> {
  const { url, close } = await serveModel(0, behave)
  const model = { url, model: 'm', mayReach: () => true, patience: 5_000, ...more }
  try {
    return await askChat(model, MESSAGES)
  } catch (error) {
    return (error as { fault?: string }).fault ?? String(error)
  } finally {
    await close()
  }
}

test('it is asked as the protocol says, with a slash behind its address or without', async () => {
  const { url, close } = await serveModel(0, says)
  for (const address of [url, `${url}/`]) {
    const answer = await askChat(
      { url: address, model: 'm', key: 'k', mayReach: () => true, patience: 5_000 },
      MESSAGES,
    )
    assert.deepEqual(JSON.parse(answer), ['/v1/chat/completions', 'k', 'm', MESSAGES])
  }
  await close()
})

test('whoever hangs, or begins and never ends, is left', async () => {
  assert.equal(await asked(() => undefined, { patience: 50 }), 'slow')
  assert.equal(await asked((_, answer) => void answer.writeHead(200).write('{"choices": ['), { patience: 100 }), 'slow')
})

test('nothing is sent to an address that may not be reached', async () => {
  let heard = 0
  const counts: Behave = () => {
    heard += 1
    return 'x'
  }
  assert.equal(await asked(counts, { mayReach: () => false }), 'refused-address')
  assert.equal(heard, 0)
})

test('an answer that is no words is none', async () => {
  const answers = [
    '[]',
    'null',
    '{"choices":[{"message":{"content":null}}]}',
    '{"choices":[{"message":{"content":[]}}]}',
    'x',
    '',
  ]
  for (const body of answers)
    assert.equal(await asked((_, answer) => void answer.writeHead(200).end(body)), 'unreadable', body)
  assert.equal(await asked((_, answer) => void answer.writeHead(200).end('['.repeat(100))), 'too-much')
  assert.equal(await asked(() => ' \n '), 'unreadable')
  assert.equal(await asked(() => '<think>a\n</think>\n答え'), '答え')
})
