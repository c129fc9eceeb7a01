import type { Language } from '#lib/text/language.ts'

const ja = {
  subject: (code: string) => `サインインの番号: ${code}`,
  text: (town: string, code: string, minutes: number) => `${town}のオンライン窓口です。

サインインの番号は ${code} です。
${minutes}分以内に、番号を求めた画面に入力してください。

この番号をだれかに教えないでください。職員が電話やメールでお尋ねすることはありません。
心当たりがないときは、このメールを捨ててください。番号がなければサインインされません。
`,
}

/** The mail with the code, in the language of the page that asked for it. */
export const CODE_LETTER: Record<Language, typeof ja> = {
  ja,
  easy: {
    subject: (code) => `サインインの 番号(ばんごう): ${code}`,
    text: (town, code, minutes) => `${town}の オンライン窓口(まどぐち)です。

サインインの 番号(ばんごう)は ${code} です。
${minutes}分(ふん)の 間(あいだ)に、サインインの 画面(がめん)に 書(か)いてください。

この番号(ばんごう)を ほかの人(ひと)に 教(おし)えないでください。役所(やくしょ)の人(ひと)が 電話(でんわ)や メールで 聞(き)くことは ありません。
このメールが わからないときは、捨(す)ててください。番号(ばんごう)を 知(し)らない人(ひと)は サインインできません。
`,
  },
  en: {
    subject: (code) => `Your code for signing in: ${code}`,
    text: (town, code, minutes) => `This is the online counter of ${town}.

Your code for signing in is ${code}.
Please enter it within ${minutes} minutes on the page where you asked for it.

Please do not tell anyone this code. Our staff will never ask you for it by phone or e-mail.
If you did not ask for a code, please delete this e-mail. Nobody can sign in without the code.
`,
  },
  zh: {
    subject: (code) => `登录验证码：${code}`,
    text: (town, code, minutes) => `这里是${town}网上窗口。

您的登录验证码是 ${code}。
请在${minutes}分钟内，在获取验证码的页面中输入。

请勿将此验证码告诉他人。工作人员不会通过电话或邮件向您询问。
如果您没有申请验证码，请删除此邮件。没有验证码便无法登录。
`,
  },
  ko: {
    subject: (code) => `로그인 인증번호: ${code}`,
    text: (town, code, minutes) => `${town} 온라인 창구입니다.

로그인 인증번호는 ${code}입니다.
${minutes}분 이내에 인증번호를 요청하신 화면에 입력해 주십시오.

이 번호를 다른 사람에게 알려 주지 마십시오. 직원이 전화나 이메일로 여쭤보는 일은 없습니다.
요청하신 적이 없다면 이 이메일을 삭제해 주십시오. 인증번호가 없으면 아무도 로그인할 수 없습니다.
`,
  },
  vi: {
    subject: (code) => `Mã số đăng nhập: ${code}`,
    text: (town, code, minutes) => `Đây là quầy trực tuyến của ${town}.

Mã số đăng nhập của quý vị là ${code}.
Vui lòng nhập mã này trong vòng ${minutes} phút vào trang mà quý vị đã yêu cầu mã.

Vui lòng không cho người khác biết mã này. Nhân viên không bao giờ hỏi mã qua điện thoại hoặc e-mail.
Nếu quý vị không yêu cầu mã, vui lòng xóa e-mail này. Không có mã thì không ai đăng nhập được.
`,
  },
  pt: {
    subject: (code) => `Código de acesso: ${code}`,
    text: (town, code, minutes) => `Este é o atendimento on-line de ${town}.

O seu código de acesso é ${code}.
Digite-o dentro de ${minutes} minutos na página em que você o pediu.

Não informe este código a ninguém. Nossos funcionários nunca vão pedi-lo por telefone ou e-mail.
Se você não pediu um código, apague este e-mail. Sem o código, ninguém consegue entrar.
`,
  },
}
