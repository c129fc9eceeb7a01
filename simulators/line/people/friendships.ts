/** 友だち: what one resident is to one account. */
export type Friendship = {
  state: 'stranger' | 'friend' | 'blocked'
  /** When they last wrote. */ wroteAt: number | null
}

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000

export class Friendships {
  #byChannel = new Map<string, Map<string, Friendship>>()

  of(channelId: string, userId: string): Friendship {
    let users = this.#byChannel.get(channelId)
    if (!users) this.#byChannel.set(channelId, (users = new Map()))
    let friendship = users.get(userId)
    if (!friendship) users.set(userId, (friendship = { state: 'stranger', wroteAt: null }))
    return friendship
  }

  friends(channelId: string): string[] {
    const users = this.#byChannel.get(channelId) ?? new Map<string, Friendship>()
    return [...users].filter(([, { state }]) => state === 'friend').map(([userId]) => userId)
  }

  /** A friend, or a stranger who wrote within seven days and was not blocked since. */
  receivesPush(channelId: string, userId: string, now: number): boolean {
    const { state, wroteAt } = this.of(channelId, userId)
    return state === 'friend' || (state === 'stranger' && wroteAt !== null && now - wroteAt <= SEVEN_DAYS)
  }

  /** Friends, and strangers who ever wrote; never who blocked. */
  showsProfile(channelId: string, userId: string): boolean {
    const { state, wroteAt } = this.of(channelId, userId)
    return state === 'friend' || (state === 'stranger' && wroteAt !== null)
  }

  clear(): void {
    this.#byChannel.clear()
  }
}
