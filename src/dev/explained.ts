import { DISK_FULL } from '#lib/postgres/cluster.ts'
import { StartError } from '#lib/start-error.ts'

/** The sentence for whoever started it; undefined for a fault of ours, which is shown whole. */
export function explained(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message
  const { code, path, cause } = error as { code?: string; path?: string; cause?: unknown }
  if (code === 'ENOSPC' || code === '53100') return DISK_FULL
  if (code === 'EACCES' || code === 'EPERM') {
    return `${path ?? 'DATA_DIR'} に書けません。持ち主を確かめるか、DATA_DIR でほかの場所を指定してください (not permitted: check its owner, or choose another DATA_DIR).`
  }
  if (code === '42501') {
    return `データベースの権限が足りません。CREATEDB と CREATEROLE のある所有者で接続してください (the owner needs CREATEDB and CREATEROLE): ${(error as Error).message}`
  }
  return cause ? explained(cause) : undefined
}
