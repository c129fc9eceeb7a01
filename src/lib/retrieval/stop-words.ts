const japanese =
  'です ます ませ ません ました まし でした でしょう ください くだ さい たい ない なく なけれ なる なり なっ する すれ して しま した しな され せん ' +
  'どう どこ どの どんな どれ どちら どなた いつ いくら なに なぜ だれ いい よい よく よろしい ある あり ありま あれば あっ いる いま います いただ いただき いただく ' +
  'から まで より など ので のに では には とは への ても でも だけ ほど ため とき ときの ところ こと もの もん これ それ あれ この その あの ここ そこ あそこ ' +
  'という といった について つい おり また もし まだ もう すか すが ですが ますか けど けれど しい てい てき ている てる って たら なら れば られ れる られる せる ' +
  'できる でき でき ます できます できますか わから わかり ほしい みたい ような ように ようか そう ちょっと とても すぐ おね がい お願い 願い 教え 教えて 知り 知りたい ' +
  'きた くる くれ くれる もら もらえ もらう やり やる やっ あと すべて ご覧 場合 方法 何 方 時 事 際 私 僕 質問 場所'

const english =
  'a an the i me my we our you your it its is are was be am do does did can could should would will may how what where when which who why ' +
  'to of in on at for from by with and or if not no there this that have has had get need want please about as so than then'

/** Words that stand in every question, and so tell none from another: folded, as the tokenizer has them. */
export const SAYS_NOTHING: ReadonlySet<string> = new Set(`${japanese} ${english}`.split(' '))
