import type { Sticker } from '../people/message-content.ts'

type Mood = 'smile' | 'open' | 'flat' | 'sad'

export type InventedSticker = Sticker & { label: string; mood: Mood; tint: number }

const PACKAGE = '900001'

const one = (stickerId: string, mood: Mood, tint: number, label: string, ...keywords: string[]): InventedSticker => ({
  packageId: PACKAGE,
  stickerId,
  mood,
  tint,
  label,
  keywords: [label, ...keywords],
})

export const STICKERS: InventedSticker[] = [
  one('1', 'smile', 45, 'おねがいします', 'please'),
  one('2', 'open', 12, 'ありがとう', 'thanks'),
  one('3', 'open', 140, 'わかりました', 'ok'),
  one('4', 'flat', 350, 'ちがいます', 'no'),
  one('5', 'sad', 215, 'こまった', 'trouble'),
  one('6', 'flat', 265, 'どうして?', 'question'),
  one('7', 'open', 190, 'こんにちは', 'hello'),
  one('8', 'smile', 90, 'おつかれさま', 'good work'),
]

export const findSticker = (packageId: unknown, stickerId: unknown) =>
  STICKERS.find((sticker) => sticker.packageId === packageId && sticker.stickerId === stickerId)
