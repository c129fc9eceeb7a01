import type { Language } from '../language.ts'
import type { Reception } from './measurement.ts'

const ja = {
  caption: '速さの移りかわり',
  table: 'これまでの測定',
  when: '測った日',
  down: '下り',
  up: '上り',
  latency: '応答時間',
  ms: (value: number) => `${Math.round(value)}ミリ秒`,
  noise: '騒音',
  db: (value: number) => `${Math.round(value)}デシベル`,
  reception: '携帯電話',
  receptions: { 0: '圏外', 1: '弱い', 2: 'ふつう', 3: '強い' } as Record<Reception, string>,
  how: '測り方',
  page: '測定ページ',
  by: { section: '町の職員', provider: '事業者' },
  none: 'まだ測定はありません。',
  nothing: '—',
}

const en: typeof ja = {
  caption: 'How the speed has changed',
  table: 'Measurements so far',
  when: 'Measured',
  down: 'Download',
  up: 'Upload',
  latency: 'Latency',
  ms: (value) => `${Math.round(value)} ms`,
  noise: 'Noise',
  db: (value) => `${Math.round(value)} dB`,
  reception: 'Mobile signal',
  receptions: { 0: 'None', 1: 'Weak', 2: 'Fair', 3: 'Strong' },
  how: 'How',
  page: 'Measuring page',
  by: { section: 'town staff', provider: 'provider' },
  none: 'Nothing has been measured yet.',
  nothing: '—',
}

export const MEASURED: Record<Language, typeof ja> = { ja, en }
