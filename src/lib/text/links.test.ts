import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { splitLinks } from './links.ts'

const links = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []))

test('links are found, and the sentence around them is not part of them', () => {
  const table: [string, string[]][] = [
    ['https://example.jp/a', ['https://example.jp/a']],
    ['詳しくはhttps://example.jp/aをご覧ください', ['https://example.jp/a']],
    ['https://example.jpを見て', ['https://example.jp']],
    ['窓口（https://example.jp/a）です。', ['https://example.jp/a']],
    ['「https://example.jp/a」', ['https://example.jp/a']],
    ['https://example.jp/a。', ['https://example.jp/a']],
    ['https://example.jp/a、https://example.jp/b', ['https://example.jp/a', 'https://example.jp/b']],
    ['(https://example.jp/a)', ['https://example.jp/a']],
    ['https://example.jp/a_(b)', ['https://example.jp/a_(b)']],
    ['(https://example.jp/a_(b)).', ['https://example.jp/a_(b)']],
    ['Is it https://example.jp/a?', ['https://example.jp/a']],
    ['https://example.jp/?q=1&r=%E7%AA%93#top, and', ['https://example.jp/?q=1&r=%E7%AA%93#top']],
    ['https://example.jp/a\u3000次', ['https://example.jp/a']],
    ['https://example.jp:8443/a', ['https://example.jp:8443/a']],
    ['HTTPS://EXAMPLE.JP/', ['HTTPS://EXAMPLE.JP/']],
    ['<https://example.jp/a>', ['https://example.jp/a']],
    ['https://example.jp/a"onmouseover="x', ['https://example.jp/a']],
    ['https://日本語.jp/ です', ['https://日本語.jp/']],
    ['https://はじめよう.みんな', ['https://はじめよう.みんな']],
  ]
  for (const [text, found] of table) assert.deepEqual(links(text), found, text)
})

test('what a browser should not open from a message is left as text', () => {
  const texts = [
    'javascript:alert(1)',
    'data:text/html,<script>',
    'ftp://example.jp/',
    'example.jp',
    'https://',
    'https://localhost/',
    'https://www.city.example.lg.jp@evil.example/',
    'https://user:secret@example.jp/',
    'https://exa mple',
    'http://[::1',
    `https://example.jp/${'a'.repeat(3000)}`,
    '',
  ]
  for (const text of texts) assert.deepEqual(splitLinks(text), text ? [{ kind: 'text', text }] : [], text.slice(0, 60))
})

test('a link may be 2,048 units long, not longer', () => {
  const longest = `https://example.jp/${'a'.repeat(2048 - 19)}`
  assert.deepEqual(links(longest), [longest])
  assert.deepEqual(links(`${longest}a`), [])
})

test('the host shown is the one the browser will visit', () => {
  const table: [string, string][] = [
    ['https://www.city.example.lg.jp/a', 'www.city.example.lg.jp'],
    ['https://exаmple.jp/', 'xn--exmple-4nf.jp'],
    ['https://日本語.jp/', 'xn--wgv71a119e.jp'],
    ['https://www.city.example.lg.jp.evil.example/', 'www.city.example.lg.jp.evil.example'],
    ['https://evil.example\\@www.city.example.lg.jp/', 'evil.example'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://example.jp:8443/', 'example.jp:8443'],
    ['https://EXAMPLE.jp/', 'example.jp'],
  ]
  for (const [text, host] of table) {
    const [part] = splitLinks(text)
    assert.equal(part?.kind === 'link' && part.host, host, text)
  }
})

test('the parts joined are the text as it was', () => {
  for (const text of [
    '前https://example.jp/a。中http://b.jp)後',
    'https://@ https://a.jp',
    '改\n行 https://a.jp\n',
    'https://a.jp😀',
  ])
    assert.equal(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
      text,
    )
})

test('hostile text of 100 KB is read in one pass', () => {
  const hostile = [
    'http://',
    'http://a.jp/(',
    'https://a.jp/)',
    '(',
    'http://a.',
    'https://x@',
    'あ',
    'http://http',
    'http://あ.',
  ].map((piece) => piece.repeat(Math.ceil(100_000 / piece.length)))
  hostile.push(`https://a.jp/${'('.repeat(50_000)}${')'.repeat(50_000)}`, `https://a.jp/${'.'.repeat(100_000)}`)
  for (const text of hostile)
    assert.equal(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
      text,
    )
})
