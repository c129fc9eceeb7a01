// What a dataset with a very long name and headings does to the pages around it: measured, as no reader of HTML can tell.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addEvent } from '../src/modules/opendata/index.ts'
import { peopleOf } from '../src/testing/approvals.ts'
import { EVENT_FORM } from '../src/testing/open-data-records.ts'
import { publishedDataset } from '../src/testing/published-dataset.ts'
import { newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const LONG = '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子'.repeat(3)
const town = await townOnPort()
const columns = ['名称', LONG.slice(0, 40), '人数', '備考', '区分', '階', '方書', '電話', '補足']
const rowOf = (at: number) => [`${LONG.slice(0, 60)}${at}`, String(at), String(at * 12), ...'短い言葉です'.split('')]
await publishedDataset(town, 'long', 'ijuu', { title: LONG, columns, rows: [rowOf(1), rowOf(2), rowOf(3)] })
await publishedDataset(town, 'other', 'ijuu', { title: `ほかの${LONG}` })
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** Of every element that a selector finds. */
const widths = (page: Page, selector: string): Promise<number[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
const heights = (page: Page, selector: string): Promise<number[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))

test('beside a long name no column is a letter wide, on a small desk and a large one', async () => {
  for (const width of [800, 1280]) {
    const clerk = await signedIn(browser, town, 'takahashi', { viewport: { width, height: 800 } })
    await visit(clerk, `${town.url}/console/opendata`)
    const narrow = (await widths(clerk, 'tbody :is(th, td):not(:empty, [data-nowrap])')).filter((one) => one < 80)
    assert.deepEqual(narrow, [], `at ${width}`)
  }
})

test('a long heading of a preview is broken, and a long label of a chart is cut', async () => {
  const visitor = await newVisitor(browser)
  await visit(visitor, `${town.url}/opendata/sets/long`)
  assert.ok(Math.max(...(await widths(visitor, '.table-heading'))) <= 16 * 16)
  assert.ok(Math.min(...(await widths(visitor, '#preview tbody td:not(:empty)'))) > 24)
  await visit(visitor, `${town.url}/opendata/sets/long?view=chart`)
  assert.ok(Math.max(...(await heights(visitor, '.bars-label'))) < 60)
  assert.equal(await visitor.locator('.bars-label').first().getAttribute('title'), rowOf(1)[0])
})

test('a dataset is printed whole, with its address and without what is for a screen', async () => {
  const reader = await newVisitor(browser, { viewport: { width: 718, height: 1000 } }) // A4 within its margins
  await reader.emulateMedia({ media: 'print' })
  await reader.goto(`${town.url}/opendata/sets/long`)
  assert.ok(await reader.getByText(`${town.url}/opendata/sets/long`, { exact: true }).isVisible())
  for (const gone of ['.breadcrumbs', '.tabs', '.dataset-downloads .button', '.portal-footer nav'])
    assert.equal(await reader.locator(gone).filter({ visible: true }).count(), 0, gone)
  const right = await reader
    .locator('#preview td')
    .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)))
  assert.ok(right <= 718, `${right}`)
})

test('on a phone the facts of a row stand apart, and none over what is at its right', async () => {
  const event = { ...EVENT_FORM, title: LONG.slice(0, 90), place: LONG.slice(0, 90), endsOn: '2027-01-10' }
  const typed = Object.fromEntries(Object.entries(event).map(([field, value]) => [field, [value]]))
  await addEvent(town.municipality.db, town.clock(), await peopleOf(town).staffOf('takahashi'), typed)
  const clerk = await signedIn(browser, town, 'takahashi', { viewport: PHONE })
  await visit(clerk, `${town.url}/console/opendata/events`)
  const row = clerk.locator('tbody tr').first()
  const boxes = await row
    .locator('th, td:not(:empty)')
    .evaluateAll((all) => all.map((one) => ({ ...one.getBoundingClientRect().toJSON(), words: one.textContent })))
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1)) {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
      assert.ok(apart, `${a.words} / ${b.words}`)
    }
  assert.equal(boxes.length, 4)
  const marks = await row
    .locator('td')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content))
  assert.ok(
    marks.every((mark) => !mark.includes('·')),
    marks.join(' '),
  )
  await lookOver(clerk)
})
