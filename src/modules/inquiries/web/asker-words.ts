import type { Language } from '#lib/text/language.ts'
import { easy } from './asker-words/easy.ts'
import { en } from './asker-words/en.ts'
import { type AskerWords, ja } from './asker-words/ja.ts'
import { ko } from './asker-words/ko.ts'
import { pt } from './asker-words/pt.ts'
import { vi } from './asker-words/vi.ts'
import { zh } from './asker-words/zh.ts'

/** The words of the pages on which somebody asks, and reads what the town answers. */
export const ASKER: Record<Language, AskerWords> = { ja, easy, en, zh, ko, vi, pt }
