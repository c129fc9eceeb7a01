import type { Module } from '#kernel/program.ts'

/** 相談: residents ask, staff answer from one desk. */
export const inquiries: Module = { name: 'inquiries' }
