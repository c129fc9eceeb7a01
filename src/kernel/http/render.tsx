import type { Context } from 'hono'
import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { doctype, Form, type FormProps } from '#ui/index.ts'
import type { Program } from '../program.ts'
import { csrfToken } from './security.ts'

const Csrf = createContext<string | undefined>(undefined)

/** Renders a whole page for one person. It is never stored by a cache on the way (ASVS 14.3.2). */
export function render(
  program: Program,
  c: Context,
  page: VNode,
  status: ContentfulStatusCode = 200,
  inHtml = (whole: VNode) => doctype + renderToString(whole),
) {
  c.header('Cache-Control', 'no-store')
  const html = inHtml(<Csrf.Provider value={csrfToken(program, c)}>{page}</Csrf.Provider>)
  c.header('Content-Type', 'text/html; charset=UTF-8')
  // As a text it would hang on the request, which grew old while it waited for its rows, and both would fill the heap until all of it is searched.
  return c.body(Buffer.from(html), status)
}

/** A form that changes something: posts with the visitor's own anti-forgery token. */
export function PostForm(props: Omit<FormProps, 'method'>) {
  const token = useContext(Csrf)
  if (token === undefined) throw new Error('a form on a page for everybody would carry nobody’s token')
  return <Form {...props} method="post" hidden={{ ...props.hidden, _csrf: token }} />
}
