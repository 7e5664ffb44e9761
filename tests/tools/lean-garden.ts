import type { Plugin } from 'vite';

const GARDEN = /node_modules\/@zendeskgarden\/.*\.js$/;
const TYPES = /^[\w$]+\.propTypes = \{\n[^}]*\n\};\n/gm;
const NAME = /^[\w$]+\.displayName = '[^']*';\n/gm;
const IMPORTED = /^import PropTypes from 'prop-types';\n/m;

/**
 * Leaves out what Garden's components say to whoever develops with them, their names and the types of their properties: in a package
 * nobody reads them.
 * Where anything else of a module still needs them, the module stays as it is.
 */
export function leanGarden(): Plugin {
  let isUsed = false;
  return {
    name: 'lean-garden',
    apply: 'build',
    transform(code, id) {
      if (!GARDEN.test(id) || !IMPORTED.test(code)) return null;
      const short = code.replaceAll(TYPES, '').replaceAll(NAME, '').replace(IMPORTED, '');
      if (short.includes('PropTypes')) return null;
      isUsed = true;
      return { code: short, map: null };
    },
    buildEnd(error) {
      if (error === undefined && !isUsed)
        this.error('Garden no longer says the types of properties in the way that is left out: see whether this plugin is still of use.');
    },
  };
}
