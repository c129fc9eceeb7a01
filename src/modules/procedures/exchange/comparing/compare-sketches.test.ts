import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { digestOf } from '#lib/json/digest.ts'
import { shippedDefinitions } from '../../definition/shipped.ts'
import { fieldsOf, readSketch, type Sketch, type SketchField } from '../../editing/sketch/sketch.ts'
import { adopt, compareSketches } from './compare-sketches.ts'

const words = fc.constantFrom('お名前', '住所', '電話', '使いみち')
const kind = fc.constantFrom('text', 'date', 'group') as fc.Arbitrary<SketchField['kind']>
const about = fc.record({ who: words, cost: words }, { requiredKeys: [], noNullPrototype: true })
/** Six questions, each on a page, in a group or nowhere, in any order. */
const sketch: fc.Arbitrary<Sketch> = fc
  .record({
    title: words,
    about,
    pages: fc.shuffledSubarray(['one', 'two', 'three'], { minLength: 1 }),
    fields: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f']),
    kinds: fc.array(kind, { minLength: 6, maxLength: 6 }),
    labels: fc.array(words, { minLength: 6, maxLength: 6 }),
    places: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
  })
  .map(({ title, about: said, pages, fields, kinds, labels, places }) => {
    const made = fields.map((id, at): SketchField => ({ id, kind: kinds[at]!, label: labels[at] }))
    const groups = made
      .filter((field) => field.kind === 'group')
      .map((field) => Object.assign({}, field, { fields: [] as SketchField[] }))
    const laid = pages.map((id, at) => ({ id, title: labels[at], fields: [] as SketchField[] }))
    made.forEach((field, at) => {
      const group = field.kind === 'group' ? groups.find(({ id }) => id === field.id) : undefined
      const inside = !group && places[at]! > 2 ? groups[at % Math.max(1, groups.length)] : undefined
      const home = inside ?? laid[places[at]! % laid.length]!
      home.fields.push(group ?? field)
    })
    return { id: 'water', title, about: said, pages: laid } as Sketch
  })
const digest = (one: Sketch) => digestOf(one)

test('where the other town changed nothing, our procedure stays as it is, its order too', () => {
  fc.assert(
    fc.property(sketch, sketch, (base, ours) =>
      assert.equal(digest(adopt(compareSketches(base, ours, base))), digest(ours)),
    ),
  )
})

test('where we changed nothing, the procedure is theirs, its order too', () => {
  fc.assert(
    fc.property(sketch, sketch, (base, theirs) =>
      assert.equal(digest(adopt(compareSketches(base, base, theirs))), digest(theirs)),
    ),
  )
})

test('the same change in both towns is no conflict', () => {
  fc.assert(
    fc.property(sketch, sketch, (base, changed) => {
      const compared = compareSketches(base, changed, changed)
      assert.ok(compared.differences.every(({ changedBy }) => changedBy === 'both'))
      assert.equal(digest(adopt(compared)), digest(changed))
    }),
  )
})

test('whatever is chosen, the draft can be worked on, and no question that is kept is lost or there twice', () => {
  const chosen = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })
  fc.assert(
    fc.property(fc.option(sketch, { nil: undefined }), sketch, sketch, chosen, (base, ours, theirs, theirsAt) => {
      const compared = compareSketches(base, ours, theirs)
      const side = new Map(compared.differences.map((one, at) => [one, theirsAt[at % 40] ? 'theirs' : 'ours'] as const))
      const draft = adopt(compared, (one) => side.get(one)!)
      assert.ok(readSketch(draft).ok)
      const [own, other] = [ours, theirs].map((one) => new Set(fieldsOf(one).map(({ id }) => id)))
      const [here, inBoth] = [fieldsOf(draft).map(({ id }) => id), [...own!].filter((id) => other!.has(id))]
      for (const id of inBoth) assert.ok(here.includes(id))
      for (const id of here) assert.ok(own!.has(id) || other!.has(id))
    }),
  )
})

const water = shippedDefinitions().find((one) => (one as Sketch).id === 'water-service-start') as Sketch
const changed = (change: (copy: Sketch) => void): Sketch => {
  const copy = structuredClone(water)
  change(copy)
  return copy
}
const question = (id: string): SketchField => ({ id, kind: 'text', label: id })

test('a question of ours and a question of theirs on one page both stand there, each where it was put', () => {
  const ours = changed(({ pages }) => pages[0]!.fields.unshift(question('wardName')))
  const theirs = changed(({ pages }) => pages[0]!.fields.push(question('floor')))
  const compared = compareSketches(water, ours, theirs)
  assert.ok(compared.differences.every(({ changedBy }) => changedBy !== 'either'))
  const ids = adopt(compared).pages[0]!.fields.map(({ id }) => id)
  assert.deepEqual(ids, ['wardName', ...water.pages[0]!.fields.map(({ id }) => id), 'floor'])
})

test('they took a page away on which a question of ours stands: the page stays for it', () => {
  const ours = changed(({ pages }) => pages.at(-1)!.fields.push(question('wardName')))
  const theirs = changed(({ pages }) => pages.pop())
  const last = adopt(compareSketches(water, ours, theirs)).pages.at(-1)!
  assert.deepEqual([last.id, last.fields.map(({ id }) => id)], [water.pages.at(-1)!.id, ['wardName']])
})
