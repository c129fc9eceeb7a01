import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperNames, printPaper } from './paper.ts'

test('every paper is a PDF whose table of objects leads where the objects are', () => {
  for (const name of paperNames()) {
    const pdf = Buffer.from(printPaper(name)).toString('latin1')
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1])
    assert.ok(pdf.startsWith('xref\n', table), name)
    const offsets = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
    assert.ok(offsets.length > 5)
    for (const [index, offset] of offsets.entries()) assert.ok(pdf.startsWith(`${index + 1} 0 obj\n`, offset), name)
    const [, length, stream] = /<<\/Length (\d+)>>stream\n([^]*?)\nendstream\n/.exec(pdf) ?? []
    assert.equal(stream?.length, Number(length))
  }
})

test('a paper that the town does not have is refused by name', () => {
  assert.throws(() => printPaper('宝くじ'), /「宝くじ」/)
})
