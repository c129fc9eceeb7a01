import type { MonthActName } from '../months/month.ts'

interface Words {
  verb: string
  /** After the month: 「令和8年10月」 */
  title: string
  lead: string
  /** Asks before, and for the reason. */
  reason?: { label: string; hint: string }
  danger?: boolean
}

/** What the screens call what people do with a month. */
export const ACT_WORDS: Record<MonthActName, Words> = {
  submit: {
    verb: '提出する',
    title: 'の出勤簿を提出する',
    lead: 'この月の出勤簿が正しいことを確かめて、課長に回します。提出のあとは、取り消すか差し戻されるまで訂正できません。',
  },
  takeBack: {
    verb: '提出を取り消す',
    title: 'の出勤簿の提出を取り消す',
    lead: '手元に戻して、訂正や休暇の申請ができるようにします。',
  },
  check: { verb: '確認する', title: 'の出勤簿を確認する', lead: '出勤簿を確かめて、人事に回します。' },
  return: {
    verb: '差し戻す',
    title: 'の出勤簿を差し戻す',
    lead: '本人が直して、もう一度提出できるようにします。',
    reason: { label: '理由', hint: '本人に伝わります。例: 10月5日の退勤の時刻を確かめてください' },
  },
  lock: {
    verb: '締める',
    title: 'を締める',
    lead: 'この月の数字をいまのまま保存します。締めたあとは、締めを解くまで、だれも変えられません。',
  },
  unlock: {
    verb: '締めを解く',
    title: 'の締めを解く',
    lead: '本人の提出からやり直します。いまの数字は記録に残ります。給与に渡したあとなら、担当にも伝えてください。',
    reason: { label: '理由', hint: '記録に残り、本人に伝わります。' },
    danger: true,
  },
}
