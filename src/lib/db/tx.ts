import type { Transaction } from 'kysely'
import type { Tables } from './connect.ts'

export type Tx<S extends string = 'kernel'> = Transaction<Tables<S>>
