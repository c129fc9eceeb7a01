import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { installation } from './installation.fixture.ts'

const { folder, run, json } = installation()
const file = (name: string, text: string) => writeFileSync(join(folder, name), text)

const HEADER = '全国地方公共団体コード,ID,地方公共団体名,名称,設置者,SSID,提供エリア,所在地_連結表記'
const right = '372013,1,高松市,市役所,高松市,takamatsu,1階,香川県高松市番町1-8-15'

test('a check ends with 0 where all is right, 1 where something is found, 2 where the file cannot be read', async () => {
  file('right.csv', `${HEADER}\n${right}\n`)
  file('wrong.csv', `${HEADER}\n${right.replace('372013', '37201')}\n`)
  file('empty.csv', '')
  const whole = await json(['opendata', 'validate', 'right.csv'])
  assert.deepEqual([whole.exit, whole.valid, whole.set.id, whole.set.edition], [0, true, 'public-wifi', 'newer'])
  const found = await json(['opendata', 'validate', 'wrong.csv', '--set', 'public-wifi'])
  const [{ row, column, rule, suggestion }] = found.findings
  assert.deepEqual([found.exit, row, column, rule, suggestion], [1, 2, '全国地方公共団体コード', 'code', '372013'])
  assert.match((await run(['opendata', 'validate', 'wrong.csv'])).stdout, /2 行目 .* → 372013.*1 行のうち 1 行/s)
  for (const name of ['empty.csv', 'nothing.csv'])
    assert.equal((await run(['opendata', 'validate', name])).code, 2, name)
  const unknown = await run(['opendata', 'validate', 'right.csv', '--set', 'gomi'])
  assert.deepEqual([unknown.code, /no such set.*public-wifi/.test(unknown.stderr)], [2, true])
})

test('a repair writes another file with its receipt, and refuses what is uncertain', async () => {
  const { exit, changes, open, receipt } = await json(['opendata', 'repair', 'wrong.csv', '--to', 'out.csv'])
  assert.deepEqual([exit, changes, open], [0, 1, 0])
  assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), `\uFEFF${HEADER}\r\n${right}\r\n`)
  assert.match(readFileSync(receipt, 'utf8'), /2,全国地方公共団体コード,地方公共団体コード,37201,372013/)
  assert.equal((await run(['opendata', 'validate', 'out.csv'])).code, 0)
  assert.equal((await run(['opendata', 'repair', 'wrong.csv', '--to', 'out.csv'])).code, 2)
  file('open.csv', `${HEADER}\n"${right}\n`)
  const refused = await run(['opendata', 'repair', 'open.csv', '--to', 'never.csv'])
  assert.deepEqual([refused.code, existsSync(join(folder, 'never.csv'))], [2, false])
  assert.match(refused.stdout, /2 行目 引用符が閉じていない/)
})

test('the sets are listed with their columns', async () => {
  const { stdout, code } = await run(['opendata', 'sets'])
  assert.equal(code, 0)
  assert.match(stdout, /event {2}イベント一覧/)
})
