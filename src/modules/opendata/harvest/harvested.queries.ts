import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Harvested, RemoteResource } from './harvested.ts'

const harvested = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.harvested as h')
    .innerJoin('opendata.sources as s', 's.id', 'h.source_id')
    .select(['s.name as sourceName', 's.url as sourceUrl', 'h.remote_id as remoteId', 'h.remote_url as remoteUrl'])
    .select(['h.licence_title as licenceTitle', 'h.licence_url as licenceUrl'])
    .select([sql<RemoteResource[]>`h.resources`.as('resources'), 'h.dataset_id as datasetId'])
    .select([
      'h.first_seen_at as firstSeenAt',
      'h.last_seen_at as lastSeenAt',
      'h.gone_at as goneAt',
      'h.modified_at as remoteModifiedAt',
      'h.hidden_because as hiddenBecause',
    ])

export const getHarvested = (db: Db<'opendata'>, datasetId: number): Promise<Harvested> =>
  harvested(db).where('h.dataset_id', '=', datasetId).executeTakeFirstOrThrow()

export const listHarvested = (
  db: Db<'opendata'>,
  datasetIds: readonly number[],
): Promise<(Harvested & { datasetId: number })[]> =>
  datasetIds.length === 0 ? Promise.resolve([]) : harvested(db).where('h.dataset_id', 'in', datasetIds).execute()
