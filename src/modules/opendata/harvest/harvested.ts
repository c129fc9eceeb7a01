/** A file of a dataset of another catalogue: it stays where it is. */
export interface RemoteResource {
  name: string
  format: string
  url: string
}

/** 収集したデータセット: where it came from, and whether it is still there. */
export interface Harvested {
  sourceName: string
  sourceUrl: string
  remoteId: string
  remoteUrl: string
  licenceTitle: string
  licenceUrl: string
  resources: RemoteResource[]
  /** As its source says. */
  remoteModifiedAt: Temporal.Instant | null
  firstSeenAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  goneAt: Temporal.Instant | null
  /** Why it is not shown here. */
  hiddenBecause: string | null
}
