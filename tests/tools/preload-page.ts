import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/** The module of the sentences that a page starts with, in one language: those of both pages are among them. */
const FIRST_SENTENCES = /^\0sentences\?of=ui,[^&]*\/([\w-]+)$/;

/**
 * Names in a document the scripts that its own script imports by and by, so that they are on their way by then, and their style
 * sheets; and of the sentences that the page starts with those in the language of the browser, which most people have Zendesk in too.
 * What those load on demand in their turn is not named.
 */
export function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        if (chunk === undefined) return html;
        const known = importedBy(bundle, [chunk.fileName]);
        const coming = chunksOf(bundle, importedBy(bundle, chunk.dynamicImports)).filter(({ fileName }) => !known.has(fileName));
        const styles = new Set(coming.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        const sentences = sentencesIn(bundle, coming);
        return [
          ...(sentences.length === 0 ? [] : [inBrowsersLanguage(sentences)]),
          ...coming.map(({ fileName }) => link('modulepreload', fileName)),
          ...[...styles].map((fileName) => link('stylesheet', fileName)),
        ];
      },
    },
  };
}

type Translation = readonly [locale: string, fileName: string];

function sentencesIn(bundle: Rollup.OutputBundle, coming: readonly Rollup.OutputChunk[]): readonly Translation[] {
  const onDemand = new Set(coming.flatMap(({ dynamicImports }) => dynamicImports));
  return chunksOf(bundle, onDemand).flatMap(({ facadeModuleId, fileName }): readonly Translation[] => {
    const locale = FIRST_SENTENCES.exec(facadeModuleId ?? '')?.[1];
    return locale === undefined ? [] : [[locale, fileName.replace('assets/', '')]];
  });
}

/** Which language that is only the browser knows: a script in the document, which runs before any other is there. */
function inBrowsersLanguage(translations: readonly Translation[]): HtmlTagDescriptor {
  const files = JSON.stringify(Object.fromEntries(translations));
  const named = `navigator.languages.flatMap((l) => [l.toLowerCase(), l.toLowerCase().replace(/-.*/, '')]).find((l) => files[l])`;
  const attributes = `{ rel: 'modulepreload', crossOrigin: '', href: '../assets/' + (files[${named}] ?? files.en) }`;
  const children = `{ const files = ${files}; document.head.append(Object.assign(document.createElement('link'), ${attributes})); }`;
  return { tag: 'script', children, injectTo: 'head' };
}

function link(rel: string, fileName: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `../${fileName}` }, injectTo: 'head' };
}

/** These scripts and all that they import at once. */
function importedBy(bundle: Rollup.OutputBundle, files: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { imports } of chunksOf(bundle, new Set([file]))) open.push(...imports);
  }
  return reached;
}

function chunksOf(bundle: Rollup.OutputBundle, files: ReadonlySet<string>): readonly Rollup.OutputChunk[] {
  return [...files].map((file) => bundle[file]).filter((output) => output?.type === 'chunk');
}
