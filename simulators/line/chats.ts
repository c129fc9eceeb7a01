import { History } from './history.ts'

export type MessageObject = { type: string } & Record<string, unknown>

export type ChatEntry = {
  messageId: string
  at: number
  from: 'resident' | 'account'
  /** userId of the resident or id of the channel. */
  by: string
  message: MessageObject
  unsentAt?: number
  readAt?: number
}

export type ChatChange = {
  channelId: string
  chatId: string
  kind: 'message' | 'unsent' | 'read' | 'loading' | 'friendship'
}

export type Chat = { entries: History<ChatEntry>; loadingUntil: number }

const KEPT_PER_CHAT = 500

/** トーク: what is on the screens of the phones, one chat for each account and person or group. */
export class Chats {
  #chats = new Map<string, Chat>()
  #watchers = new Set<(change: ChatChange) => void>()

  of(channelId: string, chatId: string): Chat {
    const key = `${channelId} ${chatId}`
    let chat = this.#chats.get(key)
    if (!chat) this.#chats.set(key, (chat = { entries: new History(KEPT_PER_CHAT), loadingUntil: 0 }))
    return chat
  }

  show(channelId: string, chatId: string, entry: ChatEntry): void {
    const chat = this.of(channelId, chatId)
    chat.entries.add(entry.messageId, entry)
    if (entry.from === 'account') chat.loadingUntil = 0
    this.changed({ channelId, chatId, kind: 'message' })
  }

  changed(change: ChatChange): void {
    for (const watcher of this.#watchers) watcher(change)
  }

  /** The answer ends the watch. */
  watch(watcher: (change: ChatChange) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  clear(): void {
    this.#chats.clear()
  }
}
