import type { NavItem } from '../index.ts'

export const longName = '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子'

export const town = { name: 'あおぞら市', href: '/', service: 'オンライン窓口' }

const items: NavItem[] = [
  { text: 'きょうの仕事', short: 'きょう', href: '/console', icon: 'home', count: 7 },
  { text: '相談', href: '/console/inquiries', icon: 'chat', count: 12 },
  { text: '申請', href: '/console/applications', icon: 'file', count: 3 },
  { text: '決裁', href: '/console/decisions', icon: 'stamp', count: 2 },
  { text: '勤怠', href: '/console/attendance', icon: 'clock' },
  { text: 'しごと場', href: '/console/workplaces', icon: 'seat' },
  { text: 'ワーケーション', href: '/console/workation', icon: 'leaf' },
  { text: 'データ', href: '/console/data', icon: 'data' },
  { text: '効果', href: '/console/insights', icon: 'chart' },
  { text: '設定', href: '/console/settings', icon: 'settings' },
]

export const nav = (current: string) => items.map((item) => Object.assign({ current: item.text === current }, item))

export const at = (time: string, text = time) => ({ datetime: `2026-11-24T${time.padStart(5, '0')}+09:00`, text })
