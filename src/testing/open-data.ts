// For tests: datasets of あおぞら市 as its sections make and publish them.
import assert from 'node:assert/strict'
import { type Db } from '#lib/db/connect.ts'
import {
  type Dataset,
  findDataset,
  findInHand,
  insertDataset,
  makeEdition,
  type NewDataset,
  type NewTable,
  proposePublication,
  PUBLICATION,
} from '#modules/opendata/index.ts'
import { peopleOf } from './approvals.ts'
import type { TestTown } from './town.ts'

export const table = (columns: string[], rows: string[][], more: Partial<NewTable> = {}): NewTable => ({
  key: 'data',
  title: '一覧',
  standard: null,
  columns,
  latitude: null,
  longitude: null,
  rows,
  ...more,
})

export function catalogueOf(town: TestTown) {
  const db: Db<'opendata'> = town.municipality.db
  const people = peopleOf(town)

  const kept = async (slug: string) => (await findDataset(db, slug)) as Dataset & { sectionId: number }

  async function made(slug: string, more: Partial<NewDataset> = {}): Promise<Dataset & { sectionId: number }> {
    const sectionId = await people.sectionOf('ijuu')
    const dataset: NewDataset = {
      slug,
      title: `データ ${slug}`,
      summary: `${slug} の一覧です。`,
      sectionId,
      theme: 'REGI',
      keywords: ['移住'],
      licence: 'cc-by-4.0',
      frequency: 'annual',
      source: 'file',
      isStatistics: false,
      ...more,
    }
    await db.transaction().execute((tx) => insertDataset(tx, town.clock(), dataset))
    return kept(slug)
  }

  /** A draft of these tables. */
  async function drafted(dataset: Dataset, tables: NewTable[], errors = 0): Promise<number> {
    const { id: staffId } = await people.staffOf('takahashi')
    return db
      .transaction()
      .execute((tx) =>
        makeEdition(tx, town.clock(), dataset, { tables, note: '', staffId, errors, warnings: 0, findings: [] }),
      )
  }

  async function proposed(slug: string): Promise<number> {
    await proposePublication(db, town.clock(), await people.staffOf('takahashi'), await kept(slug))
    const edition = await findInHand(db, (await kept(slug)).id)
    const text = 'select max(id) from kernel.proposals where matter = $1 and subject = $2'
    return Number(await people.one(text, [PUBLICATION, String(edition!.id)]))
  }

  async function decided(proposal: number): Promise<void> {
    for (const name of ['suzuki', 'sato']) {
      const answer = await people.act(name, proposal, 'decision')
      assert.equal(answer.status, 303, await answer.text())
    }
  }

  return {
    db,
    people,
    kept,
    made,
    drafted,
    proposed,
    decided,
    /** Made, drafted, proposed by takahashi, approved by suzuki, decided by sato. */
    async published(slug: string, tables: NewTable[], more: Partial<NewDataset> = {}) {
      const dataset = (await kept(slug)) ?? (await made(slug, more))
      await drafted(dataset, tables)
      await decided(await proposed(slug))
      return kept(slug)
    },
  }
}
