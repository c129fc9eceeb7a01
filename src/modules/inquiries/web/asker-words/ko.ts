import { dateOfYearIn } from '#lib/time/in-language.ts'
import { FITTING } from '../../sending/files-fit.ts'
import type { AskerWords } from './ja.ts'

export const ko: AskerWords = {
  home: '홈',
  here: '현재 위치',
  title: (about) => (about ? `‘${about}’에 대하여` : '상담 내용'),
  talk: '대화',
  lead: () => '직원이 읽고 이 페이지에서 답변해 드립니다.',
  you: '나',
  staff: () => '담당 직원',
  newest: '최신 내용 보기',
  done: {
    reported: '신고가 접수되었습니다. 감사합니다. 처리 상황은 이 페이지에서 알려 드립니다.',
    sent: '접수되었습니다. 직원이 읽고 이 페이지에서 답변해 드립니다.',
    email: '이메일 주소를 저장하고, 그 주소로 이 페이지의 링크를 보냈습니다.',
    renewed: '페이지 주소를 새로 만들었습니다. 이전 주소로는 열 수 없습니다.',
  },
  reply: { label: '메시지', placeholder: '이어서 쓰기', files: '사진·파일', send: '보내기' },
  keep: (until, told) =>
    `이 페이지의 주소를 아는 사람은 누구나 읽을 수 있습니다. 다른 사람에게 알려 주지 마십시오. ${dateOfYearIn('ko', until)}까지 열 수 있습니다.${
      told ? '' : ' 이메일로 답변 알림을 받지 않으시면 주소를 적어 두십시오.'
    }`,
  email: {
    told: (email) => `알림을 받을 주소: ${email}`,
    untold: '답변이 있을 때 이메일로 알림 받기',
    label: '이메일 주소',
    hint: '이 페이지의 링크를 보내 드립니다. 비워 두고 저장하면 알림이 중지됩니다',
    save: '저장',
  },
  renewal: {
    summary: '다른 사람이 주소를 알게 되었을 때',
    lead: '새 주소로 바꾸고, 이전 주소로는 열 수 없게 합니다.',
    button: '주소 새로 만들기',
  },
  over: {
    title: '이 주소는 더 이상 사용할 수 없습니다',
    lead: '상담 내용을 보호하기 위해 주소에는 유효 기간이 있습니다.',
    mail: '새 주소를 이메일로 받기',
    noMail: '이메일 주소를 알려 주시지 않아 새 주소를 보낼 수 없습니다. 다시 상담해 주십시오.',
    anew: '새로 상담하기',
    mailed: '이메일을 보냈습니다',
    mailedLead: '등록하신 이메일 주소로 새 주소를 보냈습니다. 도착하기까지 몇 분 걸릴 수 있습니다.',
  },
  offer: {
    heading: '이것으로 해결되셨습니까?',
    before:
      '자주 묻는 질문에 비슷한 내용이 있습니다. 아직 보내지 않았습니다. 해결되지 않으면 아래의 ‘직원에게 문의’를 눌러 주십시오.',
    after: '직원의 답변을 기다리시는 동안 자주 묻는 질문에서 답을 찾으실 수도 있습니다.',
    solved: '해결되었습니다',
    thanks: '도움이 되어 기쁩니다',
    thanksLead: '질문은 보내지 않았습니다. 더 궁금하신 점이 있으면 언제든지 문의해 주십시오.',
    another: '다른 내용 문의하기',
    top: '첫 페이지로',
  },
  own: {
    title: '내 상담',
    anew: '새로 상담하기',
    none: '아직 상담이 없습니다',
    noneLead:
      '로그인한 상태에서 보내신 상담이 여기에 표시됩니다. LINE에서 하신 상담은 LINE 대화방에서 이어 가실 수 있습니다.',
    earlier: '지금까지의 상담 보기',
    earlierFor: ' (로그인하고 상담하신 분)',
  },
  ask: {
    title: (about) => (about ? `‘${about}’에 대해 문의` : '채팅으로 상담'),
    here: () => '문의',
    lead: '야간이나 휴일에도 보내실 수 있습니다. 직원이 읽고 본인만 볼 수 있는 페이지에서 답변해 드립니다.',
    name: '이름',
    nameHint: '평소에 쓰시는 이름도 괜찮습니다',
    text: '문의 내용',
    textHint: '마이넘버(개인번호)는 쓰지 마십시오',
    files: '사진·파일',
    filesHint: FITTING.ko.fit,
    email: '이메일 주소',
    emailHint: '답변이 있으면 알려 드립니다. 없으시면 다음 페이지의 주소를 적어 두십시오',
    send: '보내기',
    toStaff: '직원에게 문의',
    urgent: '급하실 때는 전화해 주십시오',
    urgentLead: '화재·구급은 119번, 사건·사고는 110번으로 전화해 주십시오. 여기에서는 바로 대응할 수 없습니다.',
  },
}
