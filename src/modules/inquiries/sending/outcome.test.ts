import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Attempted, outcomeOf } from './outcome.ts'

const now = Temporal.Instant.from('2026-11-24T22:00:10+09:00')
const createdAt = now.subtract({ seconds: 10 })
const living = now.add({ seconds: 20 })
const dead = now.subtract({ seconds: 1 })
const reply = (attempts: number, replyUntil = living): Attempted => ({ via: 'reply', attempts, createdAt, replyUntil })
const push = (attempts: number, created = createdAt): Attempted => ({ via: 'push', attempts, createdAt: created })
const refusedToken = { status: 400, message: 'Invalid reply token' }

const table: [string, Attempted, { status: number | undefined; message?: string }, object][] = [
  ['200 to a reply is accepted', reply(1), { status: 200 }, { kind: 'accepted' }],
  ['200 to a push is accepted', push(1), { status: 200 }, { kind: 'accepted' }],
  ['409 to a push says that it was accepted before', push(2), { status: 409 }, { kind: 'accepted' }],
  ['a token refused at the first try was used up before us: push', reply(1), refusedToken, { kind: 'push instead' }],
  ['a living token refused after a silence was used by that silent try', reply(2), refusedToken, { kind: 'accepted' }],
  [
    'no answer to a reply: the same token again while it lives',
    reply(1),
    { status: undefined },
    { kind: 'again', inSeconds: 1 },
  ],
  ['500 to a reply: the same token again while it lives', reply(1), { status: 500 }, { kind: 'again', inSeconds: 1 }],
  ['a rate limit refuses a reply before anything is done: push', reply(1), { status: 429 }, { kind: 'push instead' }],
  [
    'a rate limit after a silence: that silent try may have arrived, so no push',
    reply(2),
    { status: 429 },
    { kind: 'again', inSeconds: 1 },
  ],
  ['no answer to a push: again after two seconds', push(1), { status: undefined }, { kind: 'again', inSeconds: 2 }],
  ['500 to a push: again, later each time', push(5), { status: 500 }, { kind: 'again', inSeconds: 32 }],
  ['the pause between tries never exceeds ten minutes', push(30), { status: 500 }, { kind: 'again', inSeconds: 600 }],
  [
    'a rate limit is waited out',
    push(3),
    { status: 429, message: 'The API rate limit has been exceeded.' },
    { kind: 'again', inSeconds: 8 },
  ],
]

for (const [name, attempt, answer, expected] of table) {
  test(name, () => assert.deepEqual(outcomeOf(attempt, answer, now), expected))
}

const failures: [string, Attempted, { status: number | undefined; message?: string }, RegExp][] = [
  [
    'a dead token after a silence leaves it open whether it arrived, and says so',
    reply(2, dead),
    refusedToken,
    /確かめられませんでした/,
  ],
  [
    'a reply that stays unanswered until its token dies is not repeated as a push',
    reply(9, dead),
    { status: undefined },
    /確かめられませんでした/,
  ],
  [
    'a spent monthly quota is final and said in words',
    push(1),
    { status: 429, message: 'You have reached your monthly limit.' },
    /使い切りました/,
  ],
  ['a wrong access token is a matter for the IT staff', push(1), { status: 401 }, /アクセストークン/],
  [
    'what LINE refuses is shown with its reason',
    push(1),
    { status: 400, message: 'The property is invalid' },
    /400: The property is invalid/,
  ],
  [
    'after 23 hours a push is given up: its retry key would no longer protect',
    push(20, now.subtract({ hours: 23 })),
    { status: 503 },
    /送れませんでした/,
  ],
]

for (const [name, attempt, answer, words] of failures) {
  test(name, () => {
    const outcome = outcomeOf(attempt, answer, now)
    assert.equal(outcome.kind, 'failed')
    assert.match(outcome.kind === 'failed' ? outcome.why : '', words)
  })
}
