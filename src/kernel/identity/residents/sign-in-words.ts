import type { Language } from '#lib/text/language.ts'

const ja = {
  title: '住民のサインイン',
  lead: 'メールで届く6桁の番号でサインインします。パスワードは要りません。はじめての方もそのまま使えます。',
  email: 'メールアドレス',
  emailHint: '例: taro@example.jp',
  send: '番号をメールで受け取る',
  codeTitle: '番号の入力',
  sent: (minutes: number) => `{email} に番号を送りました。${minutes}分以内に入力してください。`,
  code: '6桁の番号',
  go: '次へ',
  missing: '届かないときは、迷惑メールの中も確かめてください。それでもなければ、アドレスを確かめて送り直してください。',
  demo: 'デモでは、送ったメールをここで見られます。',
  again: '番号を送り直す',
  wrongEmail: 'メールアドレスを確かめてください。例: taro@example.jp',
  wrongCode: (minutes: number, guesses: number) =>
    `番号が違うか、期限(${minutes}分)が過ぎています。${guesses}回間違えたときは、番号を送り直してください。`,
}

/** Signing in of residents by a code that comes by e-mail. */
export const SIGN_IN: Record<Language, typeof ja> = {
  ja,
  easy: {
    title: 'サインイン',
    lead: 'メールで 6つの 数字(すうじ)の 番号(ばんごう)を 送(おく)ります。その番号(ばんごう)で サインインします。パスワードは 使(つか)いません。はじめての 人(ひと)も 同(おな)じです。',
    email: 'メールアドレス',
    emailHint: '例(れい): hana@example.jp',
    send: '番号(ばんごう)を メールで もらう',
    codeTitle: '番号(ばんごう)を 書(か)く',
    sent: (minutes) =>
      `{email} に 番号(ばんごう)を 送(おく)りました。${minutes}分(ふん)の 間(あいだ)に 書(か)いてください。`,
    code: '6つの 数字(すうじ)の 番号(ばんごう)',
    go: '次(つぎ)へ',
    missing:
      'メールが 来(こ)ないときは、「迷惑(めいわく)メール」の 中(なか)も 見(み)てください。そこにも ないときは、アドレスを もう一度(いちど) 見(み)てください。それから、もう一度(いちど) 番号(ばんごう)を もらってください。',
    demo: 'これは デモです。送(おく)った メールを ここで 見(み)ることが できます。',
    again: '番号(ばんごう)を もう一度(いちど) もらう',
    wrongEmail: 'メールアドレスが ちがいます。もう一度(いちど) 見(み)てください。例(れい): hana@example.jp',
    wrongCode: (minutes, guesses) =>
      `番号(ばんごう)が ちがいます。または、${minutes}分(ふん)より 長(なが)い 時間(じかん)が すぎました。もう一度(いちど) 書(か)いてください。${guesses}回(かい) まちがえたときは、もう一度(いちど) 番号(ばんごう)を もらってください。`,
  },
  en: {
    title: 'Sign in for residents',
    lead: 'You sign in with a six-digit code that we send you by e-mail. You need no password. If this is your first time, simply go ahead.',
    email: 'E-mail address',
    emailHint: 'Example: jane@example.com',
    send: 'Send me a code by e-mail',
    codeTitle: 'Enter your code',
    sent: (minutes) => `We have sent a code to {email}. Please enter it within ${minutes} minutes.`,
    code: 'Six-digit code',
    go: 'Continue',
    missing:
      'If it does not arrive, please look in your spam folder, too. If it is not there either, please check the address and ask for a new code.',
    demo: 'In this demo, you can read the e-mails we sent here.',
    again: 'Send a new code',
    wrongEmail: 'Please check the e-mail address. Example: jane@example.com',
    wrongCode: (minutes, guesses) =>
      `The code is wrong, or its ${minutes} minutes are over. After ${guesses} wrong tries, please ask for a new code.`,
  },
  zh: {
    title: '居民登录',
    lead: '请使用我们通过电子邮件发送的6位验证码登录。无需密码，首次使用也可直接登录。',
    email: '电子邮箱',
    emailHint: '例：li@example.com',
    send: '通过邮件获取验证码',
    codeTitle: '输入验证码',
    sent: (minutes) => `已向 {email} 发送验证码。请在${minutes}分钟内输入。`,
    code: '6位验证码',
    go: '下一步',
    missing: '如果没有收到，请查看垃圾邮件。如果仍然没有，请确认邮箱地址后重新获取。',
    demo: '这是演示环境，可在此查看已发送的邮件。',
    again: '重新获取验证码',
    wrongEmail: '请确认电子邮箱是否正确。例：li@example.com',
    wrongCode: (minutes, guesses) =>
      `验证码不正确，或已超过${minutes}分钟的有效期。如输错${guesses}次，请重新获取验证码。`,
  },
  ko: {
    title: '주민 로그인',
    lead: '이메일로 보내 드리는 6자리 인증번호로 로그인합니다. 비밀번호는 필요 없으며, 처음이신 분도 바로 이용하실 수 있습니다.',
    email: '이메일 주소',
    emailHint: '예: kim@example.com',
    send: '이메일로 인증번호 받기',
    codeTitle: '인증번호 입력',
    sent: (minutes) => `{email} 주소로 인증번호를 보냈습니다. ${minutes}분 이내에 입력해 주십시오.`,
    code: '6자리 인증번호',
    go: '다음',
    missing:
      '이메일이 오지 않으면 스팸 메일함도 확인해 주십시오. 그래도 없으면 주소를 확인한 뒤 인증번호를 다시 받아 주십시오.',
    demo: '데모에서는 보낸 이메일을 여기에서 보실 수 있습니다.',
    again: '인증번호 다시 받기',
    wrongEmail: '이메일 주소를 확인해 주십시오. 예: kim@example.com',
    wrongCode: (minutes, guesses) =>
      `인증번호가 틀렸거나 유효 시간(${minutes}분)이 지났습니다. ${guesses}번 틀린 경우에는 인증번호를 다시 받아 주십시오.`,
  },
  vi: {
    title: 'Đăng nhập dành cho người dân',
    lead: 'Quý vị đăng nhập bằng mã số gồm 6 chữ số mà chúng tôi gửi qua e-mail. Không cần mật khẩu. Người dùng lần đầu cũng có thể đăng nhập ngay.',
    email: 'Địa chỉ e-mail',
    emailHint: 'Ví dụ: lan@example.com',
    send: 'Nhận mã số qua e-mail',
    codeTitle: 'Nhập mã số',
    sent: (minutes) => `Chúng tôi đã gửi mã số đến {email}. Vui lòng nhập mã trong vòng ${minutes} phút.`,
    code: 'Mã số gồm 6 chữ số',
    go: 'Tiếp tục',
    missing:
      'Nếu không nhận được, vui lòng xem cả trong mục thư rác. Nếu vẫn không thấy, vui lòng kiểm tra địa chỉ e-mail và nhận mã mới.',
    demo: 'Đây là bản dùng thử: quý vị có thể xem các e-mail đã gửi tại đây.',
    again: 'Gửi lại mã số',
    wrongEmail: 'Vui lòng kiểm tra địa chỉ e-mail. Ví dụ: lan@example.com',
    wrongCode: (minutes, guesses) =>
      `Mã số không đúng hoặc đã quá ${minutes} phút. Nếu đã nhập sai ${guesses} lần, vui lòng nhận mã mới.`,
  },
  pt: {
    title: 'Acesso para moradores',
    lead: 'Você entra com um código de 6 números que enviamos por e-mail. Não é preciso ter senha. Se for a primeira vez, basta continuar.',
    email: 'Endereço de e-mail',
    emailHint: 'Exemplo: ana@example.com',
    send: 'Receber o código por e-mail',
    codeTitle: 'Digite o código',
    sent: (minutes) => `Enviamos um código para {email}. Digite-o dentro de ${minutes} minutos.`,
    code: 'Código de 6 números',
    go: 'Continuar',
    missing:
      'Se o e-mail não chegar, verifique também a caixa de spam. Se não estiver lá, confira o endereço e peça um novo código.',
    demo: 'Nesta demonstração, você pode ver aqui os e-mails enviados.',
    again: 'Receber um novo código',
    wrongEmail: 'Confira o endereço de e-mail. Exemplo: ana@example.com',
    wrongCode: (minutes, guesses) =>
      `O código está errado ou o prazo de ${minutes} minutos terminou. Depois de ${guesses} erros, peça um novo código.`,
  },
}
