import { hexadecimal } from './identifiers.ts'
import type { Fields } from './validation/violations.ts'

export type RichMenuArea = {
  bounds: { x: number; y: number; width: number; height: number }
  action: { type: string } & Fields
}

/** As the bot server sent it. */
export type RichMenuObject = {
  size: { width: number; height: number }
  selected: boolean
  name: string
  chatBarText: string
  areas: RichMenuArea[]
}

export type RichMenu = RichMenuObject & {
  richMenuId: string
  image?: { bytes: Uint8Array<ArrayBuffer>; contentType: string }
}

type OfChannel = { menus: Map<string, RichMenu>; standard: string | undefined; linked: Map<string, string> }

export const MOST_RICH_MENUS = 1_000

/** リッチメニュー of each channel: those that were made, the one for everybody, and whose phone shows another. */
export class RichMenus {
  #channels = new Map<string, OfChannel>()
  #watchers = new Set<() => void>()

  #of(channelId: string): OfChannel {
    const known = this.#channels.get(channelId)
    if (known) return known
    const made: OfChannel = { menus: new Map(), standard: undefined, linked: new Map() }
    this.#channels.set(channelId, made)
    return made
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }

  list(channelId: string): RichMenu[] {
    return [...this.#of(channelId).menus.values()]
  }

  find(channelId: string, richMenuId: unknown): RichMenu | undefined {
    return this.#of(channelId).menus.get(String(richMenuId))
  }

  add(channelId: string, menu: RichMenuObject): RichMenu {
    const made = { richMenuId: `richmenu-${hexadecimal(16)}`, ...menu }
    this.#of(channelId).menus.set(made.richMenuId, made)
    return made
  }

  /** Whoever saw it sees the one for everybody; where it was that one, none. */
  remove(channelId: string, richMenuId: string): void {
    const of = this.#of(channelId)
    of.menus.delete(richMenuId)
    if (of.standard === richMenuId) of.standard = undefined
    for (const [userId, id] of of.linked) if (id === richMenuId) of.linked.delete(userId)
    this.#changed()
  }

  standard(channelId: string): RichMenu | undefined {
    return this.find(channelId, this.#of(channelId).standard)
  }

  setStandard(channelId: string, richMenuId: string | undefined): void {
    this.#of(channelId).standard = richMenuId
    this.#changed()
  }

  linked(channelId: string, userId: string): RichMenu | undefined {
    return this.find(channelId, this.#of(channelId).linked.get(userId))
  }

  link(channelId: string, userId: string, richMenuId: string | undefined): void {
    const { linked } = this.#of(channelId)
    if (richMenuId === undefined) linked.delete(userId)
    else linked.set(userId, richMenuId)
    this.#changed()
  }

  /** What the phone shows: its own before everybody's. */
  shown(channelId: string, userId: string): RichMenu | undefined {
    return this.linked(channelId, userId) ?? this.standard(channelId)
  }

  /** The answer ends the watch. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  clear(): void {
    this.#channels.clear()
    this.#changed()
  }
}
