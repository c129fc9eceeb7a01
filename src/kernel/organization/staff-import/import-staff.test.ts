import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { faultInWords } from '#lib/csv/read-sheet.ts'
import { importStaff } from './import-staff.ts'

const town = await testTown()
const { db } = town.municipality
const HEADER =
  'sign_in_name,name,name_kana,email,section_code,position,valid_from,valid_to,duties,oidc_issuer,oidc_subject'
const file = (...lines: string[]) => Buffer.from([HEADER, ...lines, ''].join('\r\n'))
const take = (bytes: Uint8Array, dryRun = false) => importStaff(db, town.clock(), 'system:cli test', bytes, dryRun)
const rows = async (text: string): Promise<unknown[][]> => (await town.owner.query({ text, rowMode: 'array' })).rows
const count = async (table: string) => Number((await rows(`select count(*) from kernel.${table}`))[0]?.[0])

test('new staff arrive with section, position, duties and their sign-in at the identity provider', async () => {
  const { faults, created } = await take(
    file(
      'hirano.aoi,平野 あおい,ひらの あおい,hirano@aozora.example,shimin,member,2026-04-01,,answer;settings,https://login.aozora.example,u-100',
      'ono,小野 司,オノ ツカサ,,kikaku,係長,令和8年10月1日,2027/3/31,相談対応,,',
    ),
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(created, ['hirano.aoi', 'ono'])
  assert.deepEqual(
    await rows(`select s.name, s.name_kana, n.code, m.position, m.valid_from::text, m.valid_to::text,
      (select string_agg(d.duty, ' ' order by d.duty) from kernel.duties d where d.staff_id = s.id), i.subject
      from kernel.staff s join kernel.memberships m on m.staff_id = s.id join kernel.sections n on n.id = m.section_id
      left join kernel.staff_identities i on i.staff_id = s.id where s.sign_in_name in ('hirano.aoi', 'ono') order by 1 desc`),
    [
      ['平野 あおい', 'ヒラノ　アオイ', 'shimin', 'member', '2026-04-01', null, 'answer settings', 'u-100'],
      ['小野 司', 'オノ　ツカサ', 'kikaku', 'chief', '2026-10-01', '2027-04-01', 'answer', null],
    ],
  )
  assert.equal((await verifyAudit(db)).broken, undefined)
})

test('the same file again changes nothing, and leaves no trace', async () => {
  const bytes = file('maruyama,丸山 航,マルヤマ ワタル,,shimin,member,2026-04-01,,answer,,')
  await take(bytes)
  const before = await count('audit_entries')
  assert.deepEqual(await take(bytes), { created: [], updated: [], unchanged: ['maruyama'], faults: [] })
  assert.equal(await count('audit_entries'), before)
})

test('人事異動: heads change places on 1 April in one file', async () => {
  const { faults, updated } = await take(
    Buffer.from(
      [
        'sign_in_name,name,section_code,position,valid_from,valid_to',
        'yoshida,吉田 真理,suidou,head,2027-04-01,',
        'inoue,井上 亮,kosodate,head,2027-04-01,',
        'yoshida,吉田 真理,kosodate,head,2026-04-01,2027-03-31',
        'inoue,井上 亮,suidou,head,2026-04-01,2027-03-31',
      ].join('\n'),
    ),
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(updated.toSorted(), ['inoue', 'yoshida'])
  assert.deepEqual(
    await rows(`select s.sign_in_name, n.code from kernel.memberships m join kernel.staff s on s.id = m.staff_id
      join kernel.sections n on n.id = m.section_id where n.code in ('kosodate', 'suidou') and m.position = 'head'
      and daterange(m.valid_from, m.valid_to) @> '2027-04-01'::date order by 1`),
    [
      ['inoue', 'kosodate'],
      ['yoshida', 'suidou'],
    ],
  )
})

test('a head and a member of one section change places on the spot', async () => {
  const { faults } = await take(
    Buffer.from(
      'sign_in_name,name,section_code,position,valid_from\nhashimoto,橋本 学,kankyou,head,2026-04-01\nmori,森 優子,kankyou,member,2026-04-01\n',
    ),
  )
  assert.deepEqual(faults, [])
})

test('files as Windows makes them are read: CP932, and UTF-8 with BOM, with Japanese column names', async () => {
  const cp932 = Buffer.concat([
    Buffer.from('sign_in_name,name,section_code,position,valid_from\r\n'),
    Buffer.from('takagi,'),
    Buffer.from([0xfb, 0xfc, 0x96, 0xd8]), // 髙木, with the 髙 that only CP932 has
    Buffer.from(',shimin,member,2026/4/1\r\n'),
  ])
  assert.deepEqual((await take(cp932)).created, ['takagi'])
  const bom = Buffer.from('\uFEFFサインイン名,氏名,課コード,職位,開始日\r\nnagai,永井 "R" 恵,shimin,係員,R8.4.1\r\n')
  assert.deepEqual(
    (await take(bom)).faults.map(({ reason }) => reason),
    ['引用符が閉じていません'],
  )
  const quoted = Buffer.from(
    '\uFEFFサインイン名,氏名,課コード,職位,開始日,,\r\nnagai,"永井 ""R"" 恵",shimin,係員,R8.4.1,,\r\n',
  )
  assert.deepEqual((await take(quoted)).created, ['nagai'])
  assert.deepEqual(
    await rows(`select name from kernel.staff where sign_in_name in ('takagi', 'nagai') order by sign_in_name`),
    [['永井 "R" 恵'], ['髙木']],
  )
})

test('every fault is told with its line, its column and what would be right, and nothing is changed', async () => {
  const before = [await count('staff'), await count('memberships'), await count('audit_entries')]
  const { faults } = await take(
    file(
      'good.one,良い 人,ヨイ ヒト,,shimin,member,2026-04-01,,,,',
      'Bad Name,,漢字,no-mail,nowhere,部長,2026-02-30,2026-01-01,answer;掃除,login.example,',
      'sato,佐藤 美咲,サトウ ミサキ,,ijuu,head,2026-05-01,,,,',
      'good.one,良い ひと,ヨイ ヒト,,shimin,member,2026-04-01,,,,',
      'rival,対抗 課長,タイコウ カチョウ,,shimin,head,2026-10-01,,,https://login.aozora.example,u-100',
    ),
  )
  assert.deepEqual(faults.map(({ row, column }) => `${row} ${column.split(' ')[0]}`).toSorted(), [
    '3 duties',
    '3 email',
    '3 name',
    '3 name_kana',
    '3 oidc_issuer',
    '3 oidc_subject',
    '3 position',
    '3 sign_in_name',
    '3 valid_from',
    '4 valid_from',
    '5 name',
    '5 valid_from',
    '6 oidc_subject',
    '6 position',
  ])
  assert.ok(faults.every(({ reason, right }) => reason && right))
  const [overlap] = faults.filter(({ row }) => row === 4).map(faultInWords)
  assert.equal(
    overlap,
    '4 行目 valid_from (開始日): 登録済みの配属 (2026-04-01〜) と重なります → 同じ配属なら valid_from を 2026-04-01 に。別の配属なら、その行を足して最終日を入れてください',
  )
  assert.deepEqual([await count('staff'), await count('memberships'), await count('audit_entries')], before)
})

test('a file that is not one of staff is refused with what it should be', async () => {
  const table: [Uint8Array, string][] = [
    [Buffer.from(''), 'ファイルが空です'],
    [Buffer.from(`${HEADER}\n`), '職員の行がありません'],
    [Buffer.from('sign_in_name,name,section_code,position\nx1,x,shimin,member\n'), '開始日の列がありません'],
    [Buffer.from(`${HEADER},給与\n`), 'この列は知りません'],
    [Buffer.from([0x81, 0x20, 0xff]), '文字コードが分かりません'],
    [file('x1,x, y,,,shimin,member,2026-04-01,,,,,,'), '列が見出しより多くあります'],
    [file('x1,x,,,kouhou,member,2026-04-01,,,,'), '「kouhou」という課はありません'],
    [file('x1,x,,,shimin,member,2020-04-01,,,,'), '「shimin」は 2020-04-01 にはありません'],
  ]
  for (const [bytes, reason] of table) assert.equal((await take(bytes)).faults[0]?.reason, reason)
})

test('a dry run says what would be done and does nothing', async () => {
  const bytes = file('kuroda,黒田 慧,クロダ ケイ,,shimin,member,2026-04-01,,,,')
  assert.deepEqual((await take(bytes, true)).created, ['kuroda'])
  assert.deepEqual((await take(bytes)).created, ['kuroda'])
})

/** Duties of 石井, by section. */
const dutiesOfIshii = () =>
  rows(`select n.code, d.duty from kernel.duties d join kernel.staff s on s.id = d.staff_id join kernel.sections n on n.id = d.section_id
    where s.sign_in_name = 'ishii' order by 1, 2`)

test('duties are set at the section of the line only, and stay where the file has no such column', async () => {
  const standing = await dutiesOfIshii()
  assert.ok(standing.length > 0)
  await take(file('ishii,石井 豊,,,jouhou,head,2026-04-01,,answer,,'))
  assert.deepEqual(await dutiesOfIshii(), [...standing, ['jouhou', 'answer']].toSorted())
  await take(Buffer.from('sign_in_name,name,section_code,position,valid_from\nishii,石井 豊,jouhou,head,2026-04-01\n'))
  assert.deepEqual(await dutiesOfIshii(), [...standing, ['jouhou', 'answer']].toSorted())
  await take(file('ishii,石井 豊,,,jouhou,head,2026-04-01,,,,'))
  assert.deepEqual(await dutiesOfIshii(), standing)
})
