import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';
const LIST = '__VITE_PRELOAD__';
/** A script of which only some names are handed on, as Vite writes it so that the rest can be left out: by now it has been. */
const NAMED =
  /\b__vitePreload\(async \(\) => \{\s*const \{([\w\s,$]+)\} = await \(?(import\("[^"]+"\))\)?;\s*return \{([\w\s,$]+)\};?\s*\}/g;
/** A call of the helper: whatever it hands over is called in its place. */
const CALL = /\b__vitePreload\(/g;
/** What Vite hands its helper beside the script: what to ask for with it, and where from. */
const LIST_ARGUMENTS = new RegExp(String.raw`,\s*${LIST}\s*,\s*import\.meta\.url\s*\)`, 'g');

/**
 * Loads a script on demand without Vite's own helper, which asks for what that imports together with it and waits for style sheets: our
 * build names no such scripts, and none has a style sheet: one that gets its own fails the build.
 */
export function shortPreload(): Plugin {
  let isUsed = false;
  return {
    name: 'short-preload',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== HELPER) return null;
      isUsed = true;
      return { code: CODE, moduleType: 'js' };
    },
    renderChunk(code) {
      return code.includes(LIST) ? { code: shortened(code), map: null } : null;
    },
    generateBundle(_options, bundle) {
      if (!isUsed) this.error(`Vite no longer loads scripts through ${HELPER}: see whether this plugin is still of use.`);
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.code.includes(LIST))
          this.error(`${chunk.fileName} still lists what to load with its scripts on demand.`);
        const isOnDemand = chunk.type === 'chunk' && chunk.isDynamicEntry && !chunk.isEntry;
        if (isOnDemand && (chunk.viteMetadata?.importedCss.size ?? 0) > 0)
          this.error(`${chunk.fileName} brings a style sheet, which would not be waited for.`);
      }
    },
  };
}

function shortened(code: string): string {
  return code
    .replaceAll(NAMED, (call: string, taken: string, script: string, given: string) =>
      namesOf(taken) === namesOf(given) ? `__vitePreload(() => ${script}` : call,
    )
    .replaceAll(CALL, '(')
    .replaceAll(LIST_ARGUMENTS, ')()');
}

function namesOf(list: string): string {
  return list.replaceAll(/\s/g, '').replace(/,$/, '');
}

const CODE = 'export const __vitePreload = (load) => load();';
