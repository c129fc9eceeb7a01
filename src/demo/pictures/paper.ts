/** What stands on the town's printed papers, line by line: 「題名」 first. */
const papers: Record<string, string[]> = {
  空き家バンク登録申込書: [
    '所有者の氏名',
    '連絡先(電話)',
    '物件の所在地',
    '建築年・構造',
    '家財の有無(あり・なし)',
    '売却・賃貸の希望',
  ],
  求人一覧: [
    '1 青井会  看護師・介護福祉士  正社員',
    '2 あおぞら情報システム  開発  週3日在宅可',
    '3 はまゆう食品  製造管理  正社員',
    '4 みなと保育園  保育士  8時30分から17時',
  ],
  代理受領の証明書: ['入所者の氏名', '施設の名称', '施設長の氏名', '窓口に来られない理由', '証明の日'],
  保育の申込書: [
    '子どもの氏名・生年月日',
    '保護者の氏名',
    '希望する園(第3希望まで)',
    '保育が必要な理由',
    '就労証明(3枚目)',
  ],
  駆除業者の一覧: [
    'はまゆう環境サービス  0980-00-0211',
    '青井ビルメンテナンス  0980-00-0212',
    '川上害虫駆除  0980-00-0213',
  ],
  避難の手引き: [
    '警戒レベル3  高齢者などは避難',
    '警戒レベル4  全員避難',
    '持ち物: 水・薬・充電器・上着',
    '夜は川沿いを通らない',
    '車いす・ペットの方の入口',
  ],
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
const words = (text: string, x: number, y: number, size: number) =>
  `BT /F ${size} Tf ${x} ${y} Td <${utf16(text)}> Tj ET`

export const paperNames = (): string[] => Object.keys(papers)

/** A page of A4 as PDF, with a Japanese font that readers bring along. @throws Error for a paper that the town does not have */
export function printPaper(name: string): Uint8Array {
  const lines = papers[name]
  if (!lines) throw new Error(`the town has no paper 「${name}」`)
  const page = [
    words(name, 56, 760, 20),
    words('あおぞら市', 470, 800, 11),
    '0.6 w',
    ...lines.flatMap((line, row) => [
      words(line, 66, 690 - row * 46, 12),
      `56 ${674 - row * 46} m 540 ${674 - row * 46} l S`,
    ]),
  ].join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Lang(ja)/ViewerPreferences<</DisplayDocTitle true>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${page.length}>>stream\n${page}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/HeiseiKakuGo-W5/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiKakuGo-W5/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/W[1 94 500]/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/HeiseiKakuGo-W5/Flags 4/FontBBox[-92 -250 1010 922]/ItalicAngle 0/Ascent 752/Descent -221/CapHeight 737/StemV 114>>',
    `<</Title<feff${utf16(name)}>>>`,
  ]
  let pdf = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R/Info ${objects.length} 0 R>>`
  return Buffer.from(
    `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}\nstartxref\n${pdf.length}\n%%EOF\n`,
  )
}
