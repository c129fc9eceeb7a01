export { keyOf } from '#lib/crypto/key-of.ts'
