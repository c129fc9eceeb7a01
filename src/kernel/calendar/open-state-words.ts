import type { Language } from '#lib/text/language.ts'

const ja = {
  open: (until: string) => `ただいま受付中(${until}まで)`,
  opensAt: (time: string) => `本日は${time}から受付します`,
  closed: '本日の受付は終了しました。',
  /** Holidays and the town's own closing days have Japanese names, which stay out of other languages. */
  closedToday: (reason: string): string => `本日は休みです(${reason})。`,
  next: (day: string) => `次は${day}から`,
}

/** Whether somebody is at the counter. */
export const OPEN_STATE: Record<Language, typeof ja> = {
  ja,
  easy: {
    open: (until) => `今(いま) あいています。${until}まで です`,
    opensAt: (time) => `今日(きょう)は ${time}から あきます`,
    closed: '今日(きょう)は 終(お)わりました。',
    closedToday: () => '今日(きょう)は 休(やす)みです。',
    next: (day) => `次(つぎ)は ${day}から です`,
  },
  en: {
    open: (until) => `Open now, until ${until}`,
    opensAt: (time) => `Opens today at ${time}`,
    closed: 'Closed for today. ',
    closedToday: () => 'Closed today. ',
    next: (day) => `Opens again on ${day}`,
  },
  zh: {
    open: (until) => `现在正在受理（至 ${until}）`,
    opensAt: (time) => `今天 ${time} 开始受理`,
    closed: '今天的受理已结束。',
    closedToday: () => '今天休息。',
    next: (day) => `下次受理时间为 ${day} 起`,
  },
  ko: {
    open: (until) => `현재 업무 중입니다 (${until}까지)`,
    opensAt: (time) => `오늘은 ${time}부터 업무를 시작합니다`,
    closed: '오늘 업무는 끝났습니다. ',
    closedToday: () => '오늘은 쉽니다. ',
    next: (day) => `다음 업무 시작은 ${day}입니다`,
  },
  vi: {
    open: (until) => `Đang làm việc (đến ${until})`,
    opensAt: (time) => `Hôm nay làm việc từ ${time}`,
    closed: 'Hôm nay đã hết giờ làm việc. ',
    closedToday: () => 'Hôm nay nghỉ. ',
    next: (day) => `Làm việc lại từ ${day}`,
  },
  pt: {
    open: (until) => `Aberto agora (até as ${until})`,
    opensAt: (time) => `Hoje abre às ${time}`,
    closed: 'O atendimento de hoje já terminou. ',
    closedToday: () => 'Hoje está fechado. ',
    next: (day) => `Reabre em ${day}`,
  },
}
