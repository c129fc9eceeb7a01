import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { hear } from './live-source.ts'

const [OPEN, CONNECTING, CLOSED] = [1, 0, 2]

/** Streams as a browser would have them, each broken by hand. */
class Stream extends EventTarget {
  readyState = OPEN
  close() {
    this.readyState = CLOSED
  }
  say(word: string, data = '') {
    this.dispatchEvent(new MessageEvent(word, { data }))
  }
  breaks(readyState: number) {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

function page() {
  const streams: Stream[] = []
  const heard = { changed: 0, over: [] as string[] }
  const stop = hear({
    open: () => streams[streams.push(new Stream()) - 1]!,
    changed: () => heard.changed++,
    signedOut: (why) => heard.over.push(why),
  })
  return { streams, heard, stop, now: () => streams.at(-1)! }
}

test('a page that has just been made is not loaded again, and one whose stream was broken is, once', () => {
  const { now, heard } = page()
  now().say('ready')
  assert.equal(heard.changed, 0)
  now().breaks(CONNECTING)
  now().breaks(CONNECTING)
  assert.equal(heard.changed, 0, 'there is nobody to ask yet')
  now().say('ready')
  assert.equal(heard.changed, 1)
  now().say('changed')
  assert.equal(heard.changed, 2)
})

test('where the browser has given up, a new stream is begun, and the page is loaded again when it stands', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  try {
    const { now, streams, heard } = page()
    now().say('ready')
    now().breaks(CLOSED)
    const told = heard.changed
    mock.timers.tick(10_000)
    assert.equal(streams.length, 2)
    now().breaks(CLOSED)
    mock.timers.tick(20_000)
    assert.equal(streams.length, 3)
    now().say('ready')
    assert.equal(heard.changed, told + 2)
  } finally {
    mock.timers.reset()
  }
})

test('a page that is left, or whose session is over, listens no more', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  try {
    const left = page()
    left.now().breaks(CLOSED)
    left.stop()
    const ended = page()
    ended.now().say('signed-out', 'expired')
    ended.now().breaks(CLOSED)
    mock.timers.tick(60_000)
    assert.deepEqual([left.streams.length, ended.streams.length, ended.heard.over], [1, 1, ['expired']])
  } finally {
    mock.timers.reset()
  }
})
