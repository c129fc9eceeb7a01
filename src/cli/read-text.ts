import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Context } from './context.ts'

/** A file as the operator named it; `-` is standard input. */
export const readText = async ({ path }: Context, file: string): Promise<string> =>
  file === '-' ? await text(process.stdin) : await readFile(path(file), 'utf8')
