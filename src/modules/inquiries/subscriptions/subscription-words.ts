import type { Language } from '#lib/text/language.ts'
import { MOST_CHILDREN, OLDEST_CHILD } from './subscription.ts'

const ja = {
  title: '受け取るお知らせ',
  done: {
    saved: '保存しました。選んだ話題のお知らせを、この LINE に送ります。',
    stopped: 'すべて止めました。登録は残っていません。',
  } as Record<string, string>,
  nothing: 'いまは、どのお知らせも受け取っていません。受け取りたい話題を選んでください。',
  since: (day: string) => `${day}から受け取っています。登録しているのは、下に出ているものだけです。`,
  topics: '受け取る話題',
  ward: 'お住まいの地区',
  wardHint: '選ぶと、その地区だけへのお知らせも届きます。',
  noWard: '選ばない',
  children: 'お子さんの生まれた年月',
  childrenHint: `入れると、年齢に合うお知らせも届きます。お名前と日は要りません。${MOST_CHILDREN}人まで。足りないときは、保存すると欄が増えます。`,
  child: (number: string) => `${number}人目`,
  save: '保存する',
  consent:
    '「保存する」を押すと、選んだ話題のお知らせを、この LINE で受け取ることに同意したことになります。いつでも止められます。',
  stopLead: '止めると、選んだ話題、地区、お子さんの生まれた年月は、すべて消えます。',
  stop: 'すべて止める',
}

/** The page on which somebody chooses what they receive. Notices themselves are as the town writes them. */
export const SUBSCRIPTION: Record<Language, typeof ja> = {
  ja,
  easy: {
    title: 'もらう お知(し)らせ',
    done: {
      saved: '保存(ほぞん)しました。選(えら)んだことの お知(し)らせを、この LINEに 送(おく)ります。',
      stopped: '全部(ぜんぶ) やめました。何(なに)も 残(のこ)っていません。',
    },
    nothing:
      '今(いま)は、お知(し)らせを もらっていません。ほしいものを 選(えら)んでください。お知(し)らせは、ふつうの 日本語(にほんご)です。',
    since: (day) =>
      `${day}から もらっています。登録(とうろく)しているのは、下(した)に あるものだけです。お知(し)らせは、ふつうの 日本語(にほんご)です。`,
    topics: 'ほしい お知(し)らせ',
    ward: '住(す)んでいる ところ',
    wardHint: '選(えら)ぶと、そこだけの お知(し)らせも 届(とど)きます。',
    noWard: '選(えら)ばない',
    children: '子(こ)どもが 生(う)まれた 年(とし)と 月(つき)',
    childrenHint: `書(か)くと、子(こ)どもの 年(とし)に 合(あ)う お知(し)らせも 届(とど)きます。名前(なまえ)と 日(ひ)は いりません。${MOST_CHILDREN}人(にん)までです。足(た)りないときは、保存(ほぞん)すると 書(か)くところが 増(ふ)えます。`,
    child: (number) => `${number}人目(にんめ)`,
    save: '保存(ほぞん)する',
    consent:
      '「保存(ほぞん)する」を 押(お)すと、選(えら)んだ お知(し)らせが この LINEに 届(とど)きます。いつでも やめることが できます。',
    stopLead:
      'やめると、選(えら)んだもの、住(す)んでいる ところ、子(こ)どもが 生(う)まれた 年(とし)と 月(つき)は、全部(ぜんぶ) 消(き)えます。',
    stop: '全部(ぜんぶ) やめる',
  },
  en: {
    title: 'Notices you receive',
    done: {
      saved: 'Saved. We send you notices on the topics you chose in this chat on LINE.',
      stopped: 'You receive no more notices. Nothing of your choices is kept.',
    },
    nothing: 'You receive no notices at present. Please choose the topics you want. Notices are in Japanese.',
    since: (day) => `You have received notices since ${day}. Only what you see below is kept. Notices are in Japanese.`,
    topics: 'Topics',
    ward: 'The district you live in',
    wardHint: 'If you choose one, you also receive notices for that district alone.',
    noWard: 'None',
    children: 'Year and month in which your children were born',
    childrenHint: `With these you also receive notices for their age. We need no names and no days. Up to ${MOST_CHILDREN} children; after saving there is room for more.`,
    child: (number) => `Child ${number}`,
    save: 'Save',
    consent:
      'By pressing “Save” you agree to receive notices on these topics in this chat on LINE. You can stop them at any time.',
    stopLead: 'If you stop, the topics, the district and the months you entered are all deleted.',
    stop: 'Stop all notices',
  },
  zh: {
    title: '接收的通知',
    done: {
      saved: '已保存。我们会把您所选主题的通知发送到此LINE。',
      stopped: '已全部停止，登记内容均未保留。',
    },
    nothing: '您目前没有接收任何通知。请选择想接收的主题。通知为日语。',
    since: (day) => `您从${day}起接收通知。登记的内容仅为下方所示。通知为日语。`,
    topics: '接收的主题',
    ward: '居住的地区',
    wardHint: '选择后，还会收到仅发给该地区的通知。',
    noWard: '不选择',
    children: '孩子的出生年月',
    childrenHint: `填写后，还会收到适合其年龄的通知。不需要姓名和日期。最多${MOST_CHILDREN}人，栏位不足时，保存后会增加。`,
    child: (number) => `第${number}个孩子`,
    save: '保存',
    consent: '点击“保存”即表示您同意通过此LINE接收所选主题的通知。可随时停止。',
    stopLead: '停止后，所选的主题、地区和孩子的出生年月将全部删除。',
    stop: '全部停止',
  },
  ko: {
    title: '받으실 안내',
    done: {
      saved: '저장했습니다. 선택하신 주제의 안내를 이 LINE으로 보내 드립니다.',
      stopped: '모두 중지했습니다. 등록하신 내용은 남아 있지 않습니다.',
    },
    nothing: '지금은 어떤 안내도 받지 않고 계십니다. 받으실 주제를 선택해 주십시오. 안내는 일본어로 보내 드립니다.',
    since: (day) => `${day}부터 받고 계십니다. 등록된 내용은 아래에 보이는 것뿐입니다. 안내는 일본어로 보내 드립니다.`,
    topics: '받으실 주제',
    ward: '사시는 지역',
    wardHint: '선택하시면 그 지역에만 보내는 안내도 받으실 수 있습니다.',
    noWard: '선택 안 함',
    children: '자녀가 태어난 연월',
    childrenHint: `입력하시면 나이에 맞는 안내도 받으실 수 있습니다. 이름과 날짜는 필요하지 않습니다. ${MOST_CHILDREN}명까지이며, 칸이 모자라면 저장 후에 늘어납니다.`,
    child: (number) => `${number}번째 자녀`,
    save: '저장하기',
    consent:
      '‘저장하기’를 누르시면 선택하신 주제의 안내를 이 LINE으로 받는 데 동의하시게 됩니다. 언제든지 중지하실 수 있습니다.',
    stopLead: '중지하시면 선택하신 주제와 지역, 자녀가 태어난 연월이 모두 지워집니다.',
    stop: '모두 중지하기',
  },
  vi: {
    title: 'Thông báo muốn nhận',
    done: {
      saved: 'Đã lưu. Chúng tôi sẽ gửi thông báo về các chủ đề quý vị chọn qua LINE này.',
      stopped: 'Đã ngừng tất cả. Không còn lưu đăng ký nào.',
    },
    nothing: 'Hiện quý vị chưa nhận thông báo nào. Vui lòng chọn chủ đề muốn nhận. Thông báo bằng tiếng Nhật.',
    since: (day) =>
      `Quý vị nhận thông báo từ ${day}. Chỉ những nội dung dưới đây được đăng ký. Thông báo bằng tiếng Nhật.`,
    topics: 'Chủ đề muốn nhận',
    ward: 'Khu vực sinh sống',
    wardHint: 'Nếu chọn, quý vị cũng nhận được thông báo dành riêng cho khu vực đó.',
    noWard: 'Không chọn',
    children: 'Năm và tháng sinh của con',
    childrenHint: `Nếu nhập, quý vị cũng nhận được thông báo phù hợp với tuổi của con. Không cần tên và ngày sinh. Tối đa ${MOST_CHILDREN} con; nếu thiếu ô, hãy lưu để có thêm ô.`,
    child: (number) => `Con thứ ${number}`,
    save: 'Lưu',
    consent:
      'Khi nhấn “Lưu”, quý vị đồng ý nhận thông báo về các chủ đề đã chọn qua LINE này. Có thể ngừng bất cứ lúc nào.',
    stopLead: 'Khi ngừng, các chủ đề, khu vực và năm tháng sinh của con đã nhập sẽ bị xóa hết.',
    stop: 'Ngừng tất cả',
  },
  pt: {
    title: 'Avisos que você recebe',
    done: {
      saved: 'Salvo. Enviaremos os avisos sobre os assuntos escolhidos por este LINE.',
      stopped: 'Você não receberá mais avisos. Nenhuma das suas escolhas ficou guardada.',
    },
    nothing: 'No momento você não recebe avisos. Escolha os assuntos que deseja. Os avisos são em japonês.',
    since: (day) =>
      `Você recebe avisos desde ${day}. Somente o que aparece abaixo está registrado. Os avisos são em japonês.`,
    topics: 'Assuntos que deseja receber',
    ward: 'Bairro onde mora',
    wardHint: 'Se escolher, você recebe também os avisos destinados só a esse bairro.',
    noWard: 'Não escolher',
    children: 'Ano e mês de nascimento dos filhos',
    childrenHint: `Se preencher, você recebe também avisos adequados à idade deles. Não é preciso informar nome nem dia. Até ${MOST_CHILDREN} filhos; se faltar espaço, salve para aparecerem mais campos.`,
    child: (number) => `Filho ${number}`,
    save: 'Salvar',
    consent:
      'Ao tocar em “Salvar”, você concorda em receber por este LINE os avisos sobre os assuntos escolhidos. Pode cancelar quando quiser.',
    stopLead: 'Ao cancelar, os assuntos, o bairro e os meses de nascimento informados são todos apagados.',
    stop: 'Cancelar todos os avisos',
  },
}

/** What the page refuses, one sentence for a field. In Japanese every mistake has its own words already. */
export const SUBSCRIPTION_REFUSED: Record<
  Exclude<Language, 'ja'>,
  { topics: string; ward: string; children: string }
> = {
  easy: {
    topics:
      'ほしい お知(し)らせを 1つ以上(いじょう) 選(えら)んでください。やめるときは「全部(ぜんぶ) やめる」を 押(お)してください。',
    ward: '住(す)んでいる ところを もう一度(いちど) 選(えら)んでください。',
    children: `子(こ)どもが 生(う)まれた 年(とし)と 月(つき)は、${OLDEST_CHILD}年前(ねんまえ)から 今月(こんげつ)までです。${MOST_CHILDREN}人(にん)まで 書(か)けます。例(れい): 2023-04`,
  },
  en: {
    topics: 'Please choose at least one topic. To receive none, press “Stop all notices”.',
    ward: 'Please choose your district again.',
    children: `Please enter months of the past ${OLDEST_CHILD} years, for up to ${MOST_CHILDREN} children. Example: 2023-04`,
  },
  zh: {
    topics: '请至少选择一个主题。如不想接收，请点击“全部停止”。',
    ward: '请重新选择居住的地区。',
    children: `请填写过去${OLDEST_CHILD}年内的年月，最多${MOST_CHILDREN}人。例：2023-04`,
  },
  ko: {
    topics: '주제를 하나 이상 선택해 주십시오. 그만 받으시려면 ‘모두 중지하기’를 눌러 주십시오.',
    ward: '사시는 지역을 다시 선택해 주십시오.',
    children: `자녀가 태어난 연월은 지난 ${OLDEST_CHILD}년 이내로, ${MOST_CHILDREN}명까지 입력해 주십시오. 예: 2023-04`,
  },
  vi: {
    topics: 'Vui lòng chọn ít nhất một chủ đề. Nếu không muốn nhận nữa, hãy nhấn “Ngừng tất cả”.',
    ward: 'Vui lòng chọn lại khu vực sinh sống.',
    children: `Vui lòng nhập năm và tháng trong vòng ${OLDEST_CHILD} năm qua, tối đa ${MOST_CHILDREN} con. Ví dụ: 2023-04`,
  },
  pt: {
    topics: 'Escolha pelo menos um assunto. Para não receber mais, toque em “Cancelar todos os avisos”.',
    ward: 'Escolha novamente o bairro onde mora.',
    children: `Informe ano e mês dentro dos últimos ${OLDEST_CHILD} anos, para até ${MOST_CHILDREN} filhos. Exemplo: 2023-04`,
  },
}
