import type { Outside } from '#lib/http/ask-outside.ts'
import type { Source } from '../sources/source.ts'
import { askCkan, NoSuchAction, Unreadable } from './ask-ckan.ts'
import { gathering } from './gathering.ts'
import type { Reading } from './found.ts'

export interface Manner {
  outside: Outside
  /** Ours. */
  publicUrl: string
  mostDatasets: number
  /** Told while it is read: how many are here, and of how many. */
  progress: (seen: number, announced: number | undefined) => Promise<void>
}

/** Packages of one answer. */
const PER_PAGE = 100

const tooMany = (most: number) =>
  new Unreadable(`データセットが ${most.toLocaleString('ja')} 件を超えています。いちどに集められる数ではありません。`)
const restless = () =>
  new Unreadable('読んでいる途中で、相手のカタログの件数が変わりました。しばらくしてから、もう一度集めてください。')

const isList = (value: unknown): value is unknown[] => Array.isArray(value)

async function search({ url }: Source, start: number, rows: number, outside: Outside) {
  const answer = (await askCkan(url, 'package_search', { rows, start, sort: 'id asc' }, outside)) as {
    count?: unknown
    results?: unknown
  }
  const { count, results } = answer ?? {}
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0 || !isList(results))
    throw new Unreadable('相手の検索の答えに、件数か中身がありません。CKAN のカタログかどうかを確かめてください。')
  return { count, results }
}

/** By search: the catalogue says how many there are, and must keep its word. */
async function bySearch(source: Source, manner: Manner): Promise<Reading> {
  const { outside, mostDatasets, progress } = manner
  const gather = gathering(source, manner)
  let [read, announced] = [0, 0]
  do {
    const { count, results } = await search(source, read, PER_PAGE, outside)
    if (count > mostDatasets) throw tooMany(mostDatasets)
    if (read > 0 && count !== announced) throw restless()
    announced = count
    read += results.length
    if (results.length === 0 && read < count)
      throw new Unreadable(
        `相手のカタログは ${count} 件あると答えましたが、${read} 件しか渡しませんでした。なにも変えずにおきました。`,
      )
    if (read > count)
      throw new Unreadable('相手のカタログが、あると答えた件数より多く渡しました。なにも変えずにおきました。')
    gather.take(results)
    await progress(gather.seen(), announced)
  } while (read < announced)
  if (announced > PER_PAGE && (await search(source, 0, 0, outside)).count !== announced) throw restless()
  return gather.reading()
}

/** Where search is missing: all packages page by page, until there is nothing new. */
async function byList(source: Source, manner: Manner): Promise<Reading> {
  const { outside, mostDatasets, progress } = manner
  const gather = gathering(source, manner)
  for (let offset = 0, fresh = 1; fresh > 0;) {
    const parameters = { limit: PER_PAGE, offset }
    const results = await askCkan(source.url, 'current_package_list_with_resources', parameters, outside)
    if (!isList(results)) throw new Unreadable('相手の一覧の答えが、読めません。')
    fresh = gather.take(results)
    offset += results.length
    if (gather.seen() > mostDatasets) throw tooMany(mostDatasets)
    await progress(gather.seen(), undefined)
  }
  return gather.reading()
}

/** Where there is only a list of names: one by one. */
async function byName(source: Source, manner: Manner): Promise<Reading> {
  const { outside, mostDatasets, progress } = manner
  const gather = gathering(source, manner)
  const names = await askCkan(source.url, 'package_list', {}, outside)
  if (!isList(names)) throw new Unreadable('相手の一覧の答えが、読めません。')
  if (names.length > mostDatasets) throw tooMany(mostDatasets)
  for (const [at, name] of names.entries()) {
    if (typeof name !== 'string') throw new Unreadable('相手の一覧に、名前でないものがあります。')
    try {
      gather.take([await askCkan(source.url, 'package_show', { id: name }, outside)])
    } catch (error) {
      if (!(error instanceof NoSuchAction)) throw error // gone since the list was written, or not for us
    }
    if (at % PER_PAGE === 0) await progress(gather.seen(), names.length)
  }
  return gather.reading()
}

/**
 * カタログを読む: everything that a catalogue has, by whatever way it offers.
 * @throws Unreadable where it is not read whole
 */
export async function readCatalogue(source: Source, manner: Manner): Promise<Reading> {
  for (const way of [bySearch, byList, byName]) {
    try {
      return await way(source, manner)
    } catch (error) {
      if (!(error instanceof NoSuchAction)) throw error
    }
  }
  throw new Unreadable('相手に、データセットの一覧がありません。CKAN のカタログの住所かどうかを確かめてください。')
}
