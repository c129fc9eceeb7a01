import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionOf } from './definition.fixture.ts'
import { findPlace } from './postal-code.ts'
import { pressed } from './pressed.ts'

const definition = definitionOf([
  {
    fields: [
      { id: 'home', kind: 'address', label: '住所' },
      {
        id: 'rows',
        kind: 'group',
        label: '品物',
        noun: '品物',
        max: 3,
        fields: [
          { id: 'item', kind: 'text', label: '品名' },
          { id: 'at', kind: 'address', label: '場所' },
        ],
      },
    ],
  },
])
const page = definition.pages[0]!
const press = async (form: Record<string, string>) => (await pressed(page, form))?.form

test('a postal code tells its place, with the letters it is typed in; what is none, and one where nobody lives, tells nothing', async () => {
  assert.deepEqual(await findPlace('〒８８５－００２６'), { prefecture: '宮崎県', city: '都城市', town: '大王町' })
  assert.equal((await findPlace('899-8600'))?.town, '')
  for (const none of ['', '885', '999-9999', '8850026; drop', '__proto__'])
    assert.equal(await findPlace(none), undefined)
})

test('the button fills the address it belongs to, in a row too, and leaves what is written of the town', async () => {
  const filled = await press({ fill: 'rows.0.at', 'rows.0.at.postalCode': '8850026', 'rows.0.at.town': '大王町1-2' })
  assert.equal(filled?.['rows.0.at.prefecture'], '宮崎県')
  assert.equal(filled?.['rows.0.at.town'], '大王町1-2')
  assert.equal((await press({ fill: 'home', 'home.postalCode': '885-0026', 'home.town': '' }))?.['home.town'], '大王町')
})

test('a postal code that tells no place is told beside it, and what was typed stays', async () => {
  const form = { fill: 'home', 'home.postalCode': '999-9999', 'home.town': '1-2' }
  const told = await pressed(page, form)
  assert.deepEqual(told?.form, form)
  assert.deepEqual(
    told?.mistakes.map(({ field }) => field),
    ['home.postalCode'],
  )
})

test('of an address that is none of the page nothing is filled', async () => {
  assert.equal(await press({ fill: 'toString', 'toString.postalCode': '8850026' }), undefined)
})

test('rows come one by one up to the most, and go with those after them moving up', async () => {
  const two = { 'rows.rows': '2', 'rows.0.item': '一', 'rows.1.item': '二', 'home.city': '都城市' }
  assert.equal((await press({ ...two, add: 'rows' }))?.['rows.rows'], '3')
  assert.equal((await press({ ...two, 'rows.rows': '3', add: 'rows' }))?.['rows.rows'], '3')
  const less = await press({ ...two, remove: 'rows.0' })
  assert.deepEqual(less, { 'rows.rows': '1', 'rows.0.item': '二', 'home.city': '都城市', remove: 'rows.0' })
  for (const remove of ['rows.7', 'rows.-1', 'rows.x', 'rows.', 'home.0'])
    assert.equal(await press({ ...two, remove }), undefined)
})

test('without such a button the page is to be read', async () =>
  assert.equal(await press({ 'rows.rows': '2' }), undefined))
