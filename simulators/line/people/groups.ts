/** グループトーク: several residents and the accounts invited to it. */
export type Group = { groupId: string; name: string; memberIds: Set<string>; channelIds: Set<string> }

export class Groups {
  #groups = new Map<string, Group>()

  add(groupId: string, name: string, memberIds: string[]): Group {
    const group = { groupId, name, memberIds: new Set(memberIds), channelIds: new Set<string>() }
    this.#groups.set(groupId, group)
    return group
  }

  find(groupId: string): Group | undefined {
    return this.#groups.get(groupId)
  }

  /** The group, if this account is in it. */
  joined(channelId: string, groupId: string): Group | undefined {
    const group = this.#groups.get(groupId)
    return group?.channelIds.has(channelId) ? group : undefined
  }

  list(): Group[] {
    return [...this.#groups.values()]
  }
}
