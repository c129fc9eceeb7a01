import type { Language } from '#lib/text/language.ts'

const ja = {
  place: '場所',
  address: '場所(住所か目印)',
  addressHint: '例: 中央2丁目、郵便局の前。地図で印を付けたときは、空でもかまいません。',
  mark: 'いまいる場所に印を付ける',
  clear: '印を消す',
  /** What the page says when a mark is set; said by its script. */
  said: {
    looking: 'いまいる場所を調べています。',
    here: 'いまいる場所に印を付けました。ずれていれば、地図で直せます。',
    photo: '写真に記録された場所に印を付けました。ずれていれば、地図で直せます。',
    map: '地図の場所に印を付けました。',
    cleared: '印を消しました。',
    failed: 'いまいる場所が分かりませんでした。地図か、住所・目印で教えてください。',
  },
}

/** Where it is: by the map, the phone, a photo, or in words. */
export const PLACE: Record<Language, typeof ja> = {
  ja,
  easy: {
    place: '場所(ばしょ)',
    address: '場所(ばしょ)(住所(じゅうしょ)、近(ちか)くに あるもの)',
    addressHint:
      '例(れい): 中央(ちゅうおう)2丁目(ちょうめ)、郵便局(ゆうびんきょく)の前(まえ)。地図(ちず)に 印(しるし)を つけたときは、書(か)かなくても いいです。',
    mark: '今(いま)いる場所(ばしょ)に 印(しるし)を つける',
    clear: '印(しるし)を 消(け)す',
    said: {
      looking: '今(いま)いる場所(ばしょ)を 調(しら)べています。',
      here: '今(いま)いる場所(ばしょ)に 印(しるし)を つけました。ちがうときは、地図(ちず)で 直(なお)してください。',
      photo:
        '写真(しゃしん)を とった 場所(ばしょ)に 印(しるし)を つけました。ちがうときは、地図(ちず)で 直(なお)してください。',
      map: '地図(ちず)の 場所(ばしょ)に 印(しるし)を つけました。',
      cleared: '印(しるし)を 消(け)しました。',
      failed: '今(いま)いる場所(ばしょ)が わかりません。地図(ちず)か、住所(じゅうしょ)で 教(おし)えてください。',
    },
  },
  en: {
    place: 'Place',
    address: 'Place (address or landmark)',
    addressHint: 'For example: Chuo 2-chome, in front of the post office. May stay empty if you marked the map.',
    mark: 'Mark where I am now',
    clear: 'Remove the mark',
    said: {
      looking: 'Looking for where you are.',
      here: 'Where you are is marked now. If it is not quite right, you can move it on the map.',
      photo: 'Where the photo was taken is marked now. If it is not quite right, you can move it on the map.',
      map: 'The place on the map is marked now.',
      cleared: 'The mark was removed.',
      failed: 'We could not find where you are. Please use the map, or write an address or landmark.',
    },
  },
  zh: {
    place: '地点',
    address: '地点(地址或附近标志)',
    addressHint: '例：中央2丁目、邮局前。已在地图上标记时，可以不填。',
    mark: '标记我现在的位置',
    clear: '删除标记',
    said: {
      looking: '正在查找您现在的位置。',
      here: '已标记您现在的位置。如有偏差，可在地图上修改。',
      photo: '已标记照片中记录的位置。如有偏差，可在地图上修改。',
      map: '已标记地图上的位置。',
      cleared: '已删除标记。',
      failed: '无法得知您现在的位置。请使用地图，或填写地址、附近标志。',
    },
  },
  ko: {
    place: '위치',
    address: '위치(주소나 가까운 건물)',
    addressHint: '예: 주오 2초메, 우체국 앞. 지도에 표시하셨다면 비워 두셔도 됩니다.',
    mark: '지금 있는 곳에 표시하기',
    clear: '표시 지우기',
    said: {
      looking: '지금 계신 곳을 찾고 있습니다.',
      here: '지금 계신 곳에 표시했습니다. 다르면 지도에서 고치실 수 있습니다.',
      photo: '사진에 기록된 위치에 표시했습니다. 다르면 지도에서 고치실 수 있습니다.',
      map: '지도의 위치에 표시했습니다.',
      cleared: '표시를 지웠습니다.',
      failed: '지금 계신 곳을 알 수 없었습니다. 지도나 주소, 가까운 건물로 알려 주십시오.',
    },
  },
  vi: {
    place: 'Vị trí',
    address: 'Vị trí (địa chỉ hoặc vật mốc)',
    addressHint: 'Ví dụ: Chuo 2-chome, trước bưu điện. Có thể để trống nếu đã đánh dấu trên bản đồ.',
    mark: 'Đánh dấu nơi tôi đang đứng',
    clear: 'Xóa dấu',
    said: {
      looking: 'Đang tìm vị trí hiện tại của quý vị.',
      here: 'Đã đánh dấu vị trí hiện tại. Nếu chưa đúng, quý vị có thể sửa trên bản đồ.',
      photo: 'Đã đánh dấu nơi chụp ảnh. Nếu chưa đúng, quý vị có thể sửa trên bản đồ.',
      map: 'Đã đánh dấu vị trí trên bản đồ.',
      cleared: 'Đã xóa dấu.',
      failed: 'Không xác định được vị trí hiện tại. Vui lòng dùng bản đồ hoặc ghi địa chỉ, vật mốc.',
    },
  },
  pt: {
    place: 'Local',
    address: 'Local (endereço ou ponto de referência)',
    addressHint: 'Exemplo: Chuo 2-chome, em frente ao correio. Pode ficar vazio se você marcou o mapa.',
    mark: 'Marcar onde estou agora',
    clear: 'Apagar a marca',
    said: {
      looking: 'Procurando onde você está.',
      here: 'O lugar onde você está foi marcado. Se não estiver certo, corrija no mapa.',
      photo: 'O lugar onde a foto foi tirada foi marcado. Se não estiver certo, corrija no mapa.',
      map: 'O lugar no mapa foi marcado.',
      cleared: 'A marca foi apagada.',
      failed: 'Não foi possível saber onde você está. Use o mapa ou escreva um endereço ou ponto de referência.',
    },
  },
}
