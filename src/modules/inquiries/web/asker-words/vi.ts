import { dateOfYearIn } from '#lib/time/in-language.ts'
import { FITTING } from '../../sending/files-fit.ts'
import type { AskerWords } from './ja.ts'

export const vi: AskerWords = {
  home: 'Trang đầu',
  here: 'Vị trí hiện tại',
  title: (about) => (about ? `Về “${about}”` : 'Câu hỏi của quý vị'),
  talk: 'Trao đổi',
  lead: () => 'Nhân viên sẽ đọc và trả lời trên trang này.',
  you: 'Quý vị',
  staff: () => 'Nhân viên',
  newest: 'Đến tin nhắn mới nhất',
  done: {
    reported: 'Chúng tôi đã nhận được thông báo của bạn. Xin cảm ơn. Tình hình xử lý sẽ được ghi trên trang này.',
    sent: 'Chúng tôi đã nhận được tin nhắn. Nhân viên sẽ đọc và trả lời trên trang này.',
    email: 'Đã lưu địa chỉ e-mail và gửi đường dẫn của trang này đến địa chỉ đó.',
    renewed: 'Trang này đã có địa chỉ mới. Các địa chỉ cũ không mở được nữa.',
  },
  reply: { label: 'Tin nhắn', placeholder: 'Viết tiếp', files: 'Ảnh và tệp', send: 'Gửi' },
  keep: (until, told) =>
    `Bất cứ ai biết địa chỉ của trang này đều có thể đọc. Xin đừng đưa địa chỉ cho người khác. Có thể mở trang đến ${dateOfYearIn('vi', until)}.${
      told ? '' : ' Nếu không nhận thông báo trả lời qua e-mail, vui lòng ghi lại địa chỉ này.'
    }`,
  email: {
    told: (email) => `Địa chỉ nhận thông báo: ${email}`,
    untold: 'Nhận thông báo qua e-mail khi có trả lời',
    label: 'Địa chỉ e-mail',
    hint: 'Chúng tôi sẽ gửi đường dẫn của trang này. Để trống và lưu để ngừng nhận thông báo',
    save: 'Lưu',
  },
  renewal: {
    summary: 'Khi người khác biết địa chỉ này',
    lead: 'Trang sẽ được đổi sang địa chỉ mới và các địa chỉ cũ sẽ không mở được nữa.',
    button: 'Đổi địa chỉ mới',
  },
  over: {
    title: 'Địa chỉ này không còn dùng được',
    lead: 'Để bảo vệ nội dung trao đổi, địa chỉ chỉ có hiệu lực trong một thời gian.',
    mail: 'Nhận địa chỉ mới qua e-mail',
    noMail: 'Chúng tôi không có địa chỉ e-mail của quý vị nên không thể gửi địa chỉ mới. Vui lòng hỏi lại.',
    anew: 'Đặt câu hỏi mới',
    mailed: 'Đã gửi e-mail',
    mailedLead: 'Chúng tôi đã gửi địa chỉ mới đến e-mail quý vị đã đăng ký. Có thể mất vài phút để nhận được.',
  },
  offer: {
    heading: 'Nội dung này có giải đáp được thắc mắc không?',
    before:
      'Có những câu hỏi thường gặp gần với câu hỏi của quý vị. Câu hỏi vẫn chưa được gửi. Nếu chưa rõ, vui lòng nhấn “Hỏi nhân viên” bên dưới.',
    after: 'Trong khi chờ nhân viên trả lời, quý vị có thể tìm thấy câu trả lời trong các câu hỏi thường gặp.',
    solved: 'Đã được giải đáp',
    thanks: 'Chúng tôi rất vui vì đã giúp được quý vị',
    thanksLead: 'Câu hỏi của quý vị chưa được gửi. Nếu muốn biết thêm điều gì, xin cứ hỏi bất cứ lúc nào.',
    another: 'Hỏi việc khác',
    top: 'Về trang đầu',
  },
  own: {
    title: 'Các câu hỏi của tôi',
    anew: 'Đặt câu hỏi mới',
    none: 'Chưa có câu hỏi nào',
    noneLead:
      'Những câu hỏi quý vị gửi sau khi đăng nhập sẽ được liệt kê tại đây. Câu hỏi qua LINE được tiếp tục trong cuộc trò chuyện trên LINE.',
    earlier: 'Xem các câu hỏi trước đây',
    earlierFor: ' (dành cho người đã đăng nhập khi hỏi)',
  },
  ask: {
    title: (about) => (about ? `Hỏi về “${about}”` : 'Đặt câu hỏi'),
    here: () => 'Đặt câu hỏi',
    lead: 'Quý vị có thể gửi cả ban đêm và ngày nghỉ. Nhân viên sẽ đọc và trả lời trên trang dành riêng cho quý vị.',
    name: 'Họ tên',
    nameHint: 'Có thể viết tên thường gọi',
    text: 'Nội dung muốn hỏi',
    textHint: 'Xin đừng viết Mã số cá nhân (My Number)',
    files: 'Ảnh và tệp',
    filesHint: FITTING.vi.fit,
    email: 'Địa chỉ e-mail',
    emailHint: 'Chúng tôi sẽ báo khi có trả lời. Nếu không có e-mail, vui lòng ghi lại địa chỉ của trang tiếp theo',
    send: 'Gửi',
    toStaff: 'Hỏi nhân viên',
    urgent: 'Trường hợp khẩn cấp, vui lòng gọi điện thoại',
    urgentLead: 'Hỏa hoạn, cấp cứu: gọi 119. Vụ án, tai nạn: gọi 110. Tại đây chúng tôi không thể hỗ trợ ngay lập tức.',
  },
}
