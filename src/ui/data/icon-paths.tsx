import type { VNode } from 'preact'

// Drawn on a 24 × 24 grid with a 2px stroke.
export const iconPaths = {
  chat: <path d="M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12.5h5" />,
  inbox: <path d="M4 4h16v16H4zM4 14h5l1.5 2.5h3L15 14h5" />,
  home: <path d="m3 11 9-7 9 7M6 9v11h12V9M10 20v-6h4v6" />,
  user: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.5-4 3.5-6 8-6s7.5 2 8 6" />,
  users: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c.4-3.7 3-5.5 7-5.5s6.6 1.8 7 5.5M16 4.5a3.5 3.5 0 0 1 0 6.3M18 15c2.3.7 3.7 2.3 4 5" />
  ),
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2.5" />,
  calendar: <path d="M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5" />,
  building: <path d="M5 21V4h14v17M3 21h18M9 8h2M13 8h2M9 12h2M13 12h2M10 21v-5h4v5" />,
  'map-pin': (
    <path d="M12 21.5c-4.5-5-7-8.3-7-11.5a7 7 0 0 1 14 0c0 3.2-2.5 6.5-7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
  ),
  paperclip: (
    <path d="m19.5 11-7.8 7.8a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14.5 7.4" />
  ),
  photo: <path d="M3 5h18v14H3zM3 16l5-5 4.5 4.5 3-3L21 17M15.5 9.5h.01" />,
  send: <path d="M3.5 4.5 21 12 3.5 19.5 6 12zM6 12h7" />,
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21" />,
  settings: (
    <path d="M4 7h9M19 7h1M4 17h1M11 17h9M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
  ),
  shield: <path d="M12 3 4.5 6v6c0 4.5 3 7.5 7.5 9 4.5-1.5 7.5-4.5 7.5-9V6zM8.5 12l2.5 2.5 4.5-5" />,
  file: <path d="M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 17h6" />,
  link: (
    <path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6" />
  ),
  external: <path d="M13 4h7v7M20 4l-9 9M18 14v6H4V6h6" />,
  phone: (
    <path d="M5 3.5h3.5l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2V19c0 1-.8 1.5-1.5 1.5C11 20.5 3.5 13 3.5 5c0-.7.5-1.5 1.5-1.5z" />
  ),
  mail: <path d="M3 5h18v14H3zM3.5 6l8.5 7 8.5-7" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  x: <path d="m5.5 5.5 13 13M18.5 5.5l-13 13" />,
  plus: <path d="M12 5v14M5 12h14" />,
  success: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l3 3 5-6" />,
  warning: <path d="M12 3.5 2.5 20h19zM12 10v5M12 17.5v.01" />,
  error: <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.5v.01" />,
  info: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.01" />,
  'chevron-left': <path d="m15 5-7 7 7 7" />,
  'chevron-right': <path d="m9 5 7 7-7 7" />,
  'chevron-up': <path d="m5 15.5 7-7 7 7" />,
  'chevron-down': <path d="m5 8.5 7 7 7-7" />,
  bell: <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4M12 5V3" />,
  'sign-out': <path d="M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5" />,
  menu: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" />,
  seat: <path d="M7 4v8h10V4M5 9v7h14V9M7 16v4M17 16v4" />,
  leaf: <path d="M5 19C4 10 9 4.5 20 4c0 10-5 15.5-13 14M4 21c2-5 5-8.5 10-11" />,
  chart: <path d="M4 4v16h16M8.5 16v-4M13 16V7M17.5 16v-6" />,
  key: <path d="M8 19.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.5 11.5 20 3.5M16 7.5l3 3M18.5 5l2 2" />,
  globe: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 12h17M12 3c-5.5 6-5.5 12 0 18M12 3c5.5 6 5.5 12 0 18" />,
  edit: <path d="m4 20 1-5L16 4l4 4L9 19zM13.5 6.5l4 4" />,
  stamp: <path d="M9 12c1-2-1-3-1-5a4 4 0 0 1 8 0c0 2-2 3-1 5M4 12h16v5H4zM5 20.5h14" />,
  data: <path d="M4 6c0-4 16-4 16 0s-16 4-16 0v12c0 4 16 4 16 0V6M4 12c0 4 16 4 16 0" />,
  download: <path d="M12 4v11M7 10.5l5 5 5-5M4 20h16" />,
  upload: <path d="M12 16V5M7 9.5l5-5 5 5M4 20h16" />,
  filter: <path d="M3 5h18l-7 8.5V20l-4-2.5v-4z" />,
} satisfies Record<string, VNode>

export type IconName = keyof typeof iconPaths

export const iconNames = Object.keys(iconPaths) as IconName[]
