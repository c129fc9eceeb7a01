import type { ComponentChildren } from 'preact'

export type Children = ComponentChildren

/** What a colour may say. A tone never stands alone: a word or an icon says the same beside it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

export type HeadingLevel = 2 | 3 | 4

/** An instant as machines read it, and as people do. */
export type TimeText = { datetime: string; text: string }

export type Thumbnail = { src: string; alt: string }

/** The attributes of an element that a component passes on: without those it sets itself, and no inline style. */
export type PassedOn<Attributes, Own> = Omit<Attributes, keyof Own | 'role' | 'style' | 'class' | 'className'>
