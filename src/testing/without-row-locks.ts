// For tests: the negative control of a race that is won by holding a row.
import { type KyselyPlugin, OperationNodeTransformer, type QueryId, type RawNode, type SelectQueryNode } from 'kysely'
import type { Municipality } from '#kernel/municipality/municipalities.ts'

const LOCK = /\s*for (no key )?update\b|\binquiries\.hold_desk(?=\()/g // the latter takes rows and gives back its own argument

class Unlocking extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const { endModifiers, ...select } = super.transformSelectQuery(node, queryId)
    return endModifiers
      ? { ...select, endModifiers: endModifiers.filter(({ modifier }) => modifier !== 'ForUpdate') }
      : select
  }

  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const { sqlFragments, ...raw } = super.transformRaw(node, queryId)
    return { ...raw, sqlFragments: sqlFragments.map((fragment) => fragment.replaceAll(LOCK, '')) }
  }
}

const unlocking = new Unlocking()
const plugin: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => unlocking.transformNode(node, queryId),
  transformResult: ({ result }) => Promise.resolve(result),
}

/** The same town, where nobody waits for a row that another holds: what that guards must go wrong, or the test proves nothing. */
export const withoutRowLocks = (municipality: Municipality): Municipality => ({
  ...municipality,
  db: municipality.db.withPlugin(plugin),
})
