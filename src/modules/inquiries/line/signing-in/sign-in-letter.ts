import type { Language } from '#lib/text/language.ts'

/** What 「サインイン」 is answered with. */
export const SIGN_IN_LETTER: Record<Language, (link: string, minutes: number) => string> = {
  ja: (link, minutes) => `次のリンクから、${minutes}分以内に、一度だけサインインできます。
${link}

このリンクをだれにも渡さないでください。職員がお尋ねすることはありません。`,
  easy: (link, minutes) =>
    `次(つぎ)の リンクから、${minutes}分(ふん)の 間(あいだ)に、1回(かい)だけ サインインできます。
${link}

このリンクを、ほかの人(ひと)に 教(おし)えないでください。役所(やくしょ)の人(ひと)が 聞(き)くことは ありません。`,
  en: (link, minutes) =>
    `You can sign in once with the link below, within ${minutes} minutes.
${link}

Please do not share this link with anyone. Our staff will never ask you for it.`,
  zh: (link, minutes) => `请在${minutes}分钟内通过以下链接登录，仅限一次。
${link}

请勿将此链接转给他人。工作人员不会向您索要。`,
  ko: (link, minutes) =>
    `다음 링크에서 ${minutes}분 이내에 한 번만 로그인하실 수 있습니다.
${link}

이 링크를 다른 사람에게 알려 주지 마십시오. 직원이 여쭤보는 일은 없습니다.`,
  vi: (link, minutes) =>
    `Quý vị có thể đăng nhập một lần bằng liên kết dưới đây, trong vòng ${minutes} phút.
${link}

Vui lòng không đưa liên kết này cho người khác. Nhân viên không bao giờ hỏi liên kết này.`,
  pt: (link, minutes) =>
    `Com o link abaixo, você pode entrar uma única vez, dentro de ${minutes} minutos.
${link}

Não passe este link a ninguém. Nossos funcionários nunca vão pedi-lo.`,
}
