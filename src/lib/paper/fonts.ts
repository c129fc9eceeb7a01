import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const font = (file: string) => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-jp/${file}`))

export type Weight = 'regular' | 'bold'

let fonts: Record<Weight, Buffer> | undefined

/** The Japanese font that comes with the program: paper and pictures are the same on every machine. */
export const loadFonts = (): Record<Weight, Buffer> =>
  (fonts ??= { regular: font('400Regular/NotoSansJP_400Regular.ttf'), bold: font('700Bold/NotoSansJP_700Bold.ttf') })
