export type Content = {
  kind: 'image' | 'video' | 'audio' | 'file'
  bytes: Uint8Array<ArrayBuffer>
  contentType: string
  fileName?: string
  /** Answers 202 this many times before `outcome`. */
  pollsLeft: number
  outcome: 'ready' | 'failed'
  gone: boolean
}

const MEGABYTE = 1024 * 1024

/** What residents sent as photos, videos, sounds and files. The oldest are deleted when the store is full. */
export class Contents {
  #contents = new Map<string, Content>()
  #channels = new Map<string, string>()
  #bytes = 0
  #limit: number

  constructor(limit = 256 * MEGABYTE) {
    this.#limit = limit
  }

  store(channelId: string, messageId: string, content: Content): void {
    this.#contents.set(messageId, content)
    this.#channels.set(messageId, channelId)
    this.#bytes += content.bytes.length
    for (const [id, { bytes }] of this.#contents) {
      if (this.#bytes <= this.#limit) break
      this.#contents.delete(id)
      this.#channels.delete(id)
      this.#bytes -= bytes.length
    }
  }

  /** Without a channel: for the phone, which shows what it sent. */
  find(messageId: string, channelId?: string): Content | undefined {
    if (channelId !== undefined && this.#channels.get(messageId) !== channelId) return undefined
    return this.#contents.get(messageId)
  }

  prepare(messageId: string, polls: number, outcome: Content['outcome'] = 'ready'): void {
    const content = this.#contents.get(messageId)
    if (!content) throw new Error(`no content ${messageId}`)
    content.pollsLeft = polls
    content.outcome = outcome
  }

  /** Unsent: the bytes go at once, the fact that there was something stays. */
  unsend(messageId: string): void {
    const content = this.#contents.get(messageId)
    if (!content) return
    this.#bytes -= content.bytes.length
    content.gone = true
    content.bytes = new Uint8Array()
  }
}
