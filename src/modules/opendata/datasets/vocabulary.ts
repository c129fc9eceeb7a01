// What DCAT-AP and CKAN call things, and what a Japanese town calls them.

interface Term {
  text: string
  uri: string
}

const theme = (code: string, text: string): Term => ({
  text,
  uri: `http://publications.europa.eu/resource/authority/data-theme/${code}`,
})

/** 分類, as DCAT-AP lists them. */
export const THEMES = {
  AGRI: theme('AGRI', '農林水産'),
  ECON: theme('ECON', '産業・財政'),
  EDUC: theme('EDUC', '教育・文化・スポーツ'),
  ENER: theme('ENER', 'エネルギー'),
  ENVI: theme('ENVI', '環境・ごみ'),
  GOVE: theme('GOVE', '行政'),
  HEAL: theme('HEAL', '健康・医療'),
  INTR: theme('INTR', '国際'),
  JUST: theme('JUST', '防災・安全'),
  REGI: theme('REGI', 'まち・地域'),
  SOCI: theme('SOCI', '人口・くらし'),
  TECH: theme('TECH', '科学・技術'),
  TRAN: theme('TRAN', '交通'),
} as const
export type Theme = keyof typeof THEMES
/** A harvested dataset may say nothing of it. */
export const themeOf = (code: string): Term | undefined =>
  Object.hasOwn(THEMES, code) ? THEMES[code as Theme] : undefined

/** ライセンス: what anybody may do with it. */
export const LICENCES = {
  'cc-by-4.0': {
    text: 'クリエイティブ・コモンズ 表示 4.0 国際',
    short: 'CC BY 4.0',
    uri: 'https://creativecommons.org/licenses/by/4.0/deed.ja',
    ckan: 'cc-by-4.0',
  },
  'cc0-1.0': {
    text: 'クリエイティブ・コモンズ ゼロ 1.0',
    short: 'CC0 1.0',
    uri: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja',
    ckan: 'cc-zero',
  },
  'pdl-1.0': {
    text: '公共データ利用規約(第1.0版)',
    short: 'PDL1.0',
    uri: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
    ckan: 'pdl-1.0',
  },
} as const
export type Licence = keyof typeof LICENCES

const frequency = (code: string, text: string): Term => ({
  text,
  uri: `http://publications.europa.eu/resource/authority/frequency/${code}`,
})

/** 更新頻度 */
export const FREQUENCIES = {
  continuous: frequency('UPDATE_CONT', '随時'),
  daily: frequency('DAILY', '毎日'),
  weekly: frequency('WEEKLY', '毎週'),
  monthly: frequency('MONTHLY', '毎月'),
  quarterly: frequency('QUARTERLY', '四半期ごと'),
  annual: frequency('ANNUAL', '毎年'),
  irregular: frequency('IRREG', '不定期'),
  unknown: frequency('UNKNOWN', '不明'),
} as const
export type Frequency = keyof typeof FREQUENCIES

export const FORMATS = {
  csv: { text: 'CSV', type: 'text/csv', uri: 'http://publications.europa.eu/resource/authority/file-type/CSV' },
  json: {
    text: 'JSON',
    type: 'application/json',
    uri: 'http://publications.europa.eu/resource/authority/file-type/JSON',
  },
  geojson: {
    text: 'GeoJSON',
    type: 'application/geo+json',
    uri: 'http://publications.europa.eu/resource/authority/file-type/GEOJSON',
  },
} as const
export type Format = keyof typeof FORMATS
