import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeCatalogue, fakePackage, send } from '../../../testing/fake-catalogue.ts'
import { harvestsOf } from '../../../testing/harvests.ts'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const harvests = harvestsOf(town)
const { addSource, harvested, here } = harvests

const shown = async (source: number) =>
  (await here(source)).filter(({ modifiedAt }) => modifiedAt).map(({ slug }) => slug)
const pageOf = (slug: string) => town.request(`/opendata/sets/${slug}`)

const from = (key: string, value: string) => ({ extras: [{ key, value }] })

test('what another catalogue has is shown here too, with where it came from', async () => {
  const theirs = await fakeCatalogue(Array.from({ length: 205 }, (_, at) => fakePackage(`d${at}`)))
  const source = await addSource(theirs.url, 'みどり町')
  const run = await harvested(source)
  assert.deepEqual([run.failure, run.announced, run.seen, run.added], [null, 205, 205, 205])
  assert.deepEqual(
    theirs.asked.filter((action) => action === 'package_search').length,
    4, // three pages, and the number once more
  )
  const page = await (await pageOf(`next${source}-d7`)).text()
  for (const words of [
    '題 d7',
    '総務課 (みどり町)',
    `${theirs.url}/dataset/d7`,
    'https://data.example.jp/d7.csv',
    'CC BY 4.0',
  ])
    assert.ok(page.includes(words), words)
  const list = await (await town.request('/opendata?q=d204')).text()
  assert.match(list, /ほかの町から/)
})

test('what changed is changed, what is gone leaves a tombstone that says so, and what comes back is shown again', async () => {
  const theirs = await fakeCatalogue(['a', 'b', 'c'].map((name) => fakePackage(name)))
  const source = await addSource(theirs.url)
  await harvested(source)
  const [first] = await here(source)
  const again = await harvested(source)
  assert.deepEqual([again.added, again.changed, again.gone], [0, 0, 0])

  const [a, b] = theirs.packages
  theirs.packages = [fakePackage('a', { title: '新しい題', name: 'renamed' }), b!]
  const changed = await harvested(source)
  assert.deepEqual([changed.added, changed.changed, changed.gone, changed.back], [0, 1, 1, 0])
  const [renamed, , gone] = await here(source)
  assert.deepEqual([renamed!.title, renamed!.slug], ['新しい題', first!.slug])
  assert.equal(gone!.modifiedAt, null)
  const stone = await pageOf(gone!.slug)
  assert.equal(stone.status, 410)
  assert.match(await stone.text(), /となり町のカタログから、なくなりました/)
  assert.doesNotMatch(await (await town.request('/api/3/action/package_list')).text(), new RegExp(gone!.slug))

  theirs.packages = [a!, b!, fakePackage('c')]
  const back = await harvested(source)
  assert.deepEqual([back.added, back.changed, back.gone, back.back], [0, 1, 0, 1])
  assert.equal((await pageOf(gone!.slug)).status, 200)
  assert.equal((await here(source)).length, 3)
})

test('a catalogue that has lost most of what it had changes nothing until somebody says that it is so', async () => {
  const theirs = await fakeCatalogue(['a', 'b', 'c', 'd'].map((name) => fakePackage(name)))
  const source = await addSource(theirs.url)
  await harvested(source)
  theirs.packages = []
  const refused = await harvested(source)
  assert.match(refused.failure!, /4 件のうち 4 件が、相手のカタログにありません/)
  assert.equal(refused.wouldLose, 4)
  assert.equal((await shown(source)).length, 4)
  assert.match((await harvested(source, { mayLose: 3 })).failure!, /4 件/)
  assert.equal((await harvested(source, { mayLose: 4 })).gone, 4)
  assert.deepEqual(await shown(source), [])
})

test('packages that mean nothing are counted and told, and do not stop the others', async () => {
  const nonsense = [
    null,
    7,
    'x',
    [],
    {},
    { id: 'i' },
    { id: 'j', name: 'j', title: { ja: 'x' } },
    fakePackage('\u0000'),
  ]
  const theirs = await fakeCatalogue([fakePackage('a'), ...(nonsense as Record<string, unknown>[]), fakePackage('b')])
  const source = await addSource(theirs.url)
  const run = await harvested(source)
  assert.deepEqual([run.failure, run.added, run.unreadable], [null, 2, 8])
  assert.deepEqual(run.findings.at(5), { remoteId: 'i', why: 'name・title が、読めません。' })

  // What is known and cannot be read any more is not taken for gone.
  theirs.packages = [fakePackage('a'), { id: 'id-b', name: 'b' }]
  const later = await harvested(source)
  assert.deepEqual([later.gone, later.unreadable], [0, 1])
  assert.equal((await shown(source)).length, 2)
})

test('what is hostile in a package is made harmless', async () => {
  const theirs = await fakeCatalogue([
    fakePackage('a', {
      name: '../../\u0000<script>',
      title: `<b onclick=x>題</b>\u0000\u202E\n名 ${'長'.repeat(500)}`,
      notes: '<script>alert(1)</script>一行目\r\n\u0007二行目 \ud800',
      url: 'javascript:alert(1)',
      license_id: 'other',
      license_title: '<i>条件</i>',
      license_url: 'javascript:alert(2)',
      organization: { name: '<x>', title: `悪\u0001${'い'.repeat(300)}` },
      tags: [...Array.from({ length: 90 }, (_, at) => ({ name: `語${at}` })), { name: 7 }, null],
      extras: [{ key: 'harvest_url', value: 'data:text/html,x' }, { key: 'theme', value: 'ECON' }, 3],
      resources: [
        { name: '', format: 'csv', url: 'https://ok.example.jp/x.csv' },
        { name: 'y', format: 'CSV', url: 'https://ok.example.jp/a|b.csv?q={c}^`' },
        { name: 'x', format: 'X', url: 'javascript:alert(3)' },
        { name: 'x', format: 'X', url: 'https://user:word@bad.example.jp/' },
        { url: '/relative' },
        null,
      ],
    }),
  ])
  const source = await addSource(theirs.url)
  const run = await harvested(source)
  assert.deepEqual([run.failure, run.added], [null, 1])
  const [one] = await here(source)
  assert.match(one!.slug, /^next\d+-script$/)
  assert.match(one!.title, /^題 名 長+$/)
  assert.equal(one!.remoteUrl, `${theirs.url}/dataset/${encodeURIComponent('../../\u0000<script>')}`)
  assert.deepEqual(
    one!.resources.map(({ name, url }) => [name, url]),
    [
      ['https://ok.example.jp/x.csv', 'https://ok.example.jp/x.csv'],
      ['y', 'https://ok.example.jp/a%7Cb.csv?q=%7Bc%7D%5E%60'],
    ],
  )
  assert.deepEqual([one!.licenceTitle, one!.licenceUrl], ['条件', ''])
  const page = await (await pageOf(one!.slug)).text()
  assert.doesNotMatch(page, /<script>alert|javascript:|onclick|data:text|user:word/)
  assert.match(page, /産業・財政/)
})

test('an id that comes twice is taken once, and then nothing is taken for gone', async () => {
  const theirs = await fakeCatalogue(['a', 'b', 'c'].map((name) => fakePackage(name)))
  const source = await addSource(theirs.url)
  await harvested(source)
  theirs.packages = [fakePackage('a'), fakePackage('a', { title: '別の題' }), fakePackage('c')]
  const run = await harvested(source)
  assert.deepEqual([run.failure, run.seen, run.gone], [null, 2, 0])
  assert.equal((await shown(source)).length, 3)
})

test('names of ours are never taken away, and two that would be the same are told apart', async () => {
  const theirs = await fakeCatalogue([fakePackage('Same Name'), fakePackage('same-name'), fakePackage('同じ')])
  const source = await addSource(theirs.url)
  const ours = catalogueOf(town)
  await ours.published(`next${source}-same-name`, [table(['名'], [['あ']])])
  await harvested(source)
  assert.deepEqual(await shown(source), [
    `next${source}-dataset`,
    `next${source}-same-name-2`,
    `next${source}-same-name-3`,
  ])
  assert.equal((await ours.kept(`next${source}-same-name`)).source, 'file')
})

test('what a source had from us does not come back, also not by way of a third', async () => {
  const theirs = await fakeCatalogue([
    fakePackage('own'),
    fakePackage('echo', from('harvest_source_url', town.municipality.publicUrl)),
    fakePackage('by-a-third', from('harvest_url', `${town.municipality.publicUrl}/opendata/sets/x`)),
    fakePackage('of-a-third', from('harvest_url', 'https://third.example.jp/dataset/x')),
  ])
  const source = await addSource(theirs.url)
  const run = await harvested(source)
  assert.deepEqual([run.added, run.echoes], [2, 2])
  assert.deepEqual(
    (await here(source)).map(({ remoteUrl }) => remoteUrl),
    ['https://third.example.jp/dataset/x', `${theirs.url}/dataset/own`],
  )
})

test('catalogues without a search are read by their lists', async () => {
  const theirs = await fakeCatalogue([fakePackage('a'), fakePackage('b')])
  theirs.manners = (action, query, answer) => {
    if (action === 'package_search') return (answer.writeHead(404).end('<html>'), true)
    if (action === 'current_package_list_with_resources')
      return send(answer, query.get('offset') === '0' ? theirs.packages : [])
    return undefined
  }
  const source = await addSource(theirs.url)
  assert.equal((await harvested(source)).added, 2)

  theirs.manners = (action, query, answer) => {
    if (action === 'package_list') return send(answer, ['a', 'vanished', 'b'])
    const found = theirs.packages.find(({ name }) => name === query.get('id'))
    if (action === 'package_show' && found) return send(answer, found)
    answer.statusCode = 404
    answer.end('{"success":false}')
    return true
  }
  const run = await harvested(source)
  assert.deepEqual([run.failure, run.seen, run.changed, run.gone], [null, 2, 0, 0])
})

test('when a dataset was changed is what its source says, and nothing where it says no time', async () => {
  const theirs = await fakeCatalogue([
    fakePackage('said', from('modified', '2026-11-06T09:00:00+09:00')),
    fakePackage('ckan', { metadata_modified: '2026-10-01T03:04:05.123456' }),
    ...['yesterday', '9999999-01-01', '0001-01-01T00:00:00Z', '2026-13-01T00:00:00Z', ''].map((said, at) =>
      fakePackage(`none${at}`, from('modified', said)),
    ),
  ])
  const source = await addSource(theirs.url)
  await harvested(source)
  const times = (await here(source)).map(({ slug, remoteModifiedAt }) => [
    slug.split('-').at(-1),
    remoteModifiedAt?.toString(),
  ])
  assert.deepEqual(times, [
    ['ckan', '2026-10-01T03:04:05.123456Z'],
    ...[0, 1, 2, 3, 4].map((at) => [`none${at}`, undefined]),
    ['said', '2026-11-06T00:00:00Z'],
  ])
  const { result } = (await (await town.request(`/api/3/action/package_show?id=next${source}-said`)).json()) as {
    result: { author: string; extras: { key: string; value: string }[] }
  }
  assert.equal(result.extras.find(({ key }) => key === 'modified')?.value, '2026-11-06T00:00:00Z')
  assert.match(result.author, /総務課/)
  assert.match(await (await pageOf(`next${source}-said`)).text(), /令和8年11月6日/)
})

test('what somebody wants gone is gone at once, with the reason, and no run brings it back', async () => {
  const theirs = await fakeCatalogue(['a', 'b'].map((name) => fakePackage(name)))
  const source = await addSource(theirs.url)
  await harvested(source)
  const [path, slug] = [`/console/opendata/sources/${source}`, `next${source}-a`]
  const wish = { name: `https://aozora.example.jp/opendata/sets/${slug}?x=1`, because: '本人から求められたため' }

  const unreasoned = await town.post(`${path}/hidden`, { ...wish, because: ' ' }, 'ishii')
  assert.equal(unreasoned.status, 422)
  assert.match(await unreasoned.text(), /理由を 500 文字まで/)
  assert.equal((await town.post(`${path}/hidden`, { ...wish, name: 'next9999-a' }, 'ishii')).status, 422)
  const empty = await (await town.post(`${path}/hidden`, { name: ' ', because: '' }, 'ishii')).text()
  assert.match(empty, /id="name-error"[^]*id="because-error"/)
  assert.equal((await shown(source)).length, 2)

  assert.equal((await town.post(`${path}/hidden`, wish, 'ishii')).status, 303)
  const stone = await pageOf(slug)
  assert.equal(stone.status, 410)
  const words = await stone.text()
  assert.match(words, /載せるのをやめました/)
  assert.match(words, /本人から求められたため/)
  assert.doesNotMatch(words, /data\.example\.jp\/a\.csv/)
  assert.equal((await town.request(`/api/3/action/package_show?id=${slug}`)).status, 404)

  theirs.packages = [fakePackage('a', { title: '新しい題' }), fakePackage('b')]
  await harvested(source)
  assert.deepEqual(await shown(source), [`next${source}-b`])
  theirs.packages = [fakePackage('b')]
  await harvested(source, { mayLose: 2 })
  theirs.packages = [fakePackage('a'), fakePackage('b')]
  await harvested(source)
  assert.deepEqual(await shown(source), [`next${source}-b`])

  assert.match(await (await town.request(path, { as: 'ishii' })).text(), /本人から求められたため/)
  assert.equal((await town.post(`${path}/hidden/${slug}/removal`, {}, 'ishii')).status, 303)
  assert.deepEqual(await shown(source), [slug, `next${source}-b`])
  assert.equal((await town.post(`${path}/hidden/${slug}/removal`, {}, 'ishii')).status, 409)

  assert.equal((await town.post(`${path}/hidden`, { all: '1', because: '使われないため' }, 'ishii')).status, 303)
  assert.deepEqual(await shown(source), [])
  const again = await town.post(`${path}/hidden`, { all: '1', because: 'もう一度' }, 'ishii')
  assert.match(await again.text(), /いまはありません/)
  const { rows } = await town.owner.query(
    "select action, detail ->> 'because' as because from kernel.audit_entries where subject = $1 and action ~ 'hidden|shown' order by seq",
    [`harvest_source:${source}`],
  )
  assert.deepEqual(rows, [
    { action: 'harvest.hidden', because: wish.because },
    { action: 'harvest.shown_again', because: null },
    { action: 'harvest.hidden', because: '使われないため' },
  ])
})
