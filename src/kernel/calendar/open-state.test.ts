import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { aozora, at, neverOpen } from './aozora.fixture.ts'
import { openStateInWords } from './open-state.ts'

test('residents read whether the counter is open, and when it opens next', () => {
  const table: [string, string][] = [
    ['2026-11-24 8:30', 'ただいま受付中(17:15まで)'],
    ['2026-11-24 17:14:59', 'ただいま受付中(17:15まで)'],
    ['2026-11-24 0:00', '本日は8:30から受付します'],
    ['2026-11-24 17:15', '本日の受付は終了しました。次は11月25日(水) 8:30から'],
    ['2026-11-20 18:00', '本日の受付は終了しました。次は11月24日(火) 8:30から'],
    ['2026-11-23 10:00', '本日は休みです(勤労感謝の日)。次は11月24日(火) 8:30から'],
    ['2026-11-28 10:00', '本日は休みです(土曜日)。次は11月30日(月) 8:30から'],
    ['2026-12-08 10:00', '本日は休みです(電気設備点検)。次は12月9日(水) 8:30から'],
    ['2026-12-28 17:15', '本日の受付は終了しました。次は1月4日(月) 8:30から'],
  ]
  for (const [now, words] of table) assert.equal(openStateInWords(aozora, at(now)), words, now)
})

test('a counter without a known opening still says that it is closed', () => {
  assert.equal(openStateInWords(neverOpen, at('2026-11-24 10:00')), '本日は休みです(火曜日)。')
  assert.equal(openStateInWords(aozora, at('2050-12-28 18:00')), '本日の受付は終了しました。')
})
