import type { Children } from '../types.ts'

/** Words for those who listen to the page, where a picture or a place already says it to those who see. */
export const VisuallyHidden = ({ children }: { children: Children }) => <span class="visually-hidden">{children}</span>
