import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Definition } from '../../definition/definition.ts'
import { definitionJson } from '../../definition/definition.fixture.ts'
import { readDefinition } from '../../definition/read-definition.ts'
import { reducedNames, reductionInWords } from './reduced-names.ts'

const name = (family: string, given: string) => ({ family, given, familyKana: 'カナ', givenKana: 'カナ' })
const child = { id: 'name', kind: 'name', label: 'お名前' }
const group = { id: 'children', kind: 'group', label: 'お子さん', noun: 'お子さん', min: 0, max: 5, fields: [child] }
const read = readDefinition(definitionJson([{ fields: [group] }]))
const definition: Definition = read.ok ? read.definition : assert.fail(JSON.stringify(read))

test('every name of an application is told in the characters of older systems, and only where those lack one', () => {
  const answers = {
    applicant: name('髙橋', '邦子'),
    children: [{ name: name('高橋', '一') }, { name: name('麴町', '𠮷美') }],
  }
  const told = reducedNames({ definition, answers }).map(({ label, typed, text, reductions }) => [
    label,
    typed,
    text,
    reductions.map(reductionInWords).join('、'),
  ])
  assert.deepEqual(told, [
    ['お名前', '髙橋 邦子', '高橋 邦子', '髙→高(JIS包摂規準UCS統合規則)'],
    [
      'お子さん 2: お名前',
      '麴町 𠮷美',
      '〓町 吉美',
      '麴に代わる字は、縮退マップにありません、𠮷→吉(JIS包摂規準UCS統合規則)',
    ],
  ])
})
