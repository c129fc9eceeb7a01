import type { ChatEntry } from '../chats.ts'
import type { RichMenu } from '../rich-menus.ts'
import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { emit } from './emit.ts'
import { linkAccount } from './link-account.ts'
import { sayAudio, sayFile, sayImages, sayVideo, type MediaOptions } from './media.ts'
import { block, follow } from './membership.ts'
import {
  locationContent,
  stickerContent,
  textContent,
  type Place,
  type Sticker,
  type TextOptions,
} from './message-content.ts'
import { say, unsend, type Said } from './say.ts'
import { chatIdOf, type Where } from './where.ts'

/** One resident's phone, open at one account (or at a group that account is in). Promises end with the first delivery. */
export class Phone {
  readonly userId: string
  readonly where: Where
  #world: World

  constructor(world: World, where: Where) {
    this.#world = world
    this.where = where
    this.userId = where.userId
  }

  inGroup(groupId: string): Phone {
    return new Phone(this.#world, { ...this.where, groupId })
  }

  /** Adds the account as a friend, or unblocks it. */
  follow(): Promise<WebhookEventRecord> {
    return follow(this.#world, this.where)
  }

  block(): Promise<WebhookEventRecord> {
    return block(this.#world, this.where)
  }

  text(text: string, options: TextOptions = {}): Promise<Said> {
    return say(this.#world, this.where, textContent(this.where.channel, text, options))
  }

  async image(bytes?: Uint8Array, options?: MediaOptions): Promise<Said> {
    return (await sayImages(this.#world, this.where, [bytes], options))[0]!
  }

  /** Several photos at once: one event each, joined by an imageSet. */
  images(photos: (Uint8Array | undefined)[], options?: MediaOptions): Promise<Said[]> {
    return sayImages(this.#world, this.where, photos, options)
  }

  video(bytes?: Uint8Array<ArrayBuffer>, options: MediaOptions & { duration?: number } = {}): Promise<Said> {
    return sayVideo(this.#world, this.where, bytes, options.duration, options)
  }

  audio(bytes?: Uint8Array<ArrayBuffer>, options: MediaOptions & { duration?: number } = {}): Promise<Said> {
    return sayAudio(this.#world, this.where, bytes, options.duration, options)
  }

  file(fileName: string, bytes: Uint8Array, options?: MediaOptions): Promise<Said> {
    return sayFile(this.#world, this.where, fileName, bytes, options)
  }

  location(place: Place): Promise<Said> {
    return say(this.#world, this.where, locationContent(place))
  }

  sticker(sticker: Sticker): Promise<Said> {
    return say(this.#world, this.where, stickerContent(sticker))
  }

  unsend(messageId: string): Promise<WebhookEventRecord> {
    return unsend(this.#world, this.where, messageId)
  }

  postback(data: string, params?: Record<string, string>): Promise<WebhookEventRecord> {
    return emit(this.#world, this.where, { type: 'postback', postback: { data, ...(params ? { params } : {}) } }, true)
  }

  /** Opens the link dialog with this phone. Undefined: the token was no longer good. */
  linkAccount(linkToken: string, nonce: string): Promise<WebhookEventRecord | undefined> {
    return linkAccount(this.#world, this.userId, linkToken, nonce)
  }

  /** Any JSON event; source, timestamp and ids are filled in unless given. */
  custom(
    event: { type: string; timestamp?: number } & Record<string, unknown>,
    answerable = false,
  ): Promise<WebhookEventRecord> {
    return emit(this.#world, this.where, event, answerable)
  }

  /** What the chat shows, oldest first. */
  screen(): ChatEntry[] {
    return [...this.#world.chats.of(this.where.channel.id, chatIdOf(this.where)).entries.values()]
  }

  /** The rich menu below the talk. */
  menu(): RichMenu | undefined {
    return this.#world.richMenus.shown(this.where.channel.id, this.userId)
  }

  isLoading(): boolean {
    return this.#world.chats.of(this.where.channel.id, chatIdOf(this.where)).loadingUntil > this.#world.clock.now()
  }
}
