import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * Names in a document the scripts that its own script imports by and by, so that they are on their way by then, and their style
 * sheets. What those load on demand in their turn is not named.
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
        return [
          ...coming.map(({ fileName }) => link('modulepreload', fileName)),
          ...[...styles].map((fileName) => link('stylesheet', fileName)),
        ];
      },
    },
  };
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
