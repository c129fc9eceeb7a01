import { dateOfYearIn } from '#lib/time/in-language.ts'
import { FITTING } from '../../sending/files-fit.ts'
import type { AskerWords } from './ja.ts'

export const zh: AskerWords = {
  home: '首页',
  here: '当前位置',
  title: (about) => (about ? `关于“${about}”` : '您的咨询'),
  talk: '对话',
  lead: () => '工作人员会阅读您的留言，并在本页面回复。',
  you: '您',
  staff: () => '工作人员',
  newest: '查看最新内容',
  done: {
    reported: '我们已收到您的报告，谢谢。处理情况会在本页面告知。',
    sent: '我们已收到您的留言。工作人员阅读后会在本页面回复。',
    email: '已保存您的电子邮箱，并向该邮箱发送了本页面的链接。',
    renewed: '本页面已更换新地址，以前的地址无法再打开。',
  },
  reply: { label: '留言', placeholder: '继续输入', files: '照片和文件', send: '发送' },
  keep: (until, told) =>
    `知道本页面地址的人都可以阅读内容，请不要把地址告诉他人。本页面可打开至 ${dateOfYearIn('zh', until)}。${
      told ? '' : '如果不通过电子邮件接收回复通知，请记下本页面的地址。'
    }`,
  email: {
    told: (email) => `通知邮箱：${email}`,
    untold: '有回复时通过电子邮件接收通知',
    label: '电子邮箱',
    hint: '我们会向该邮箱发送本页面的链接。留空并保存即可停止通知',
    save: '保存',
  },
  renewal: {
    summary: '如果地址被他人知道',
    lead: '为本页面更换新地址，以前的地址将无法打开。',
    button: '更换新地址',
  },
  over: {
    title: '此地址已失效',
    lead: '为了保护您的咨询内容，地址设有有效期限。',
    mail: '通过电子邮件接收新地址',
    noMail: '我们没有您的电子邮箱，无法发送新地址。请您重新咨询。',
    anew: '重新咨询',
    mailed: '已发送电子邮件',
    mailedLead: '新地址已发送到您登记的电子邮箱，可能需要几分钟才能收到。',
  },
  offer: {
    heading: '以下内容能解答您的问题吗？',
    before: '常见问题中有与您的问题相近的内容。您的问题尚未发送。如果没有得到解答，请按下方的“咨询工作人员”。',
    after: '在等待工作人员回复期间，也许可以在常见问题中找到答案。',
    solved: '已得到解答',
    thanks: '很高兴能帮到您',
    thanksLead: '您的问题没有发送。如果还有其他想了解的事情，欢迎随时咨询。',
    another: '咨询其他问题',
    top: '返回首页',
  },
  own: {
    title: '我的咨询',
    anew: '新的咨询',
    none: '还没有咨询',
    noneLead: '登录后发送的咨询会显示在这里。通过LINE进行的咨询，请在LINE聊天中继续。',
    earlier: '查看以前的咨询',
    earlierFor: '（登录后咨询过的用户）',
  },
  ask: {
    title: (about) => (about ? `咨询“${about}”` : '在线咨询'),
    here: () => '咨询',
    lead: '夜间和节假日也可以发送。工作人员会阅读，并在您的专用页面上回复。',
    name: '姓名',
    nameHint: '也可以填写平时使用的称呼',
    text: '您想咨询的内容',
    textHint: '请不要填写个人编号（My Number）',
    files: '照片和文件',
    filesHint: FITTING.zh.fit,
    email: '电子邮箱',
    emailHint: '有回复时我们会通知您。如果没有邮箱，请记下下一个页面的地址',
    send: '发送',
    toStaff: '咨询工作人员',
    urgent: '紧急情况请打电话',
    urgentLead: '火灾、急救请拨打119，案件、事故请拨打110。此处无法立即应对。',
  },
}
