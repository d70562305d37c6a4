// Tells the script in index.html which file holds the words of each language, so
// that the right one is fetched together with the rest of the page.
const place = "'__LANGUAGE_CHUNKS__'"
const words = /virtual:messages\/(\w+)$/

/** Vite plugin. @returns {import('vite').Plugin} */
export function early() {
  return {
    name: 'hummock-early',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((file) => {
          const language = file.type === 'chunk' && words.exec(file.facadeModuleId ?? '')?.[1]
          return language ? [[language, `/${file.fileName}`]] : []
        })
        if (!html.includes(place)) throw new Error(`index.html lost its ${place}`)
        return html.replace(place, JSON.stringify(Object.fromEntries(chunks)))
      },
    },
  }
}
