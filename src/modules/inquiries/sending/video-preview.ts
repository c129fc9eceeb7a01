import sharp from 'sharp'

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">
  <rect width="640" height="360" fill="#1a1a1c"/><circle cx="320" cy="180" r="64" fill="#fff"/>
  <path d="M300 148v64l52-32z" fill="#1a1a1c"/></svg>`

let drawn: Promise<Buffer> | undefined

/** LINE asks for a picture that stands for a video until it is played: a plain sign that says so. JPEG, 640 × 360. */
export const videoPreview = (): Promise<Buffer> => (drawn ??= sharp(Buffer.from(picture)).jpeg().toBuffer())
